-- Starts citekit for the file types that authors write in. Set vim.g.citekit_manual = 1 to call
-- require("citekit").setup{} yourself.
if vim.g.loaded_citekit then
  return
end
vim.g.loaded_citekit = 1
if not vim.g.citekit_manual then
  require("citekit").setup(vim.g.citekit or {})
end
