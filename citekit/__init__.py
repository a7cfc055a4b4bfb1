"""citekit reads how a page wants to be cited and writes it in any style or notation."""
