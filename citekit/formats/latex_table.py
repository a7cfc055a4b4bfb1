"""LaTeX's control sequences for letters and signs ↔ Unicode.

Source: the LaTeX Companion (2nd ed.), tables of text symbols and accents; textcomp.
"""

from __future__ import annotations

from collections.abc import Mapping

# Accent command → combining character. The letter follows, braced or not.
ACCENTS: Mapping[str, str] = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323",
    "c": "\u0327", "k": "\u0328", "b": "\u0331", "t": "\u0361", "h": "\u0309", "G": "\u030f",
    "U": "\u030e", "textcommabelow": "\u0326",
}  # fmt: skip

# Command → text. A row is read in both directions; the first command of a sign is written.
SYMBOLS: Mapping[str, str] = {
    "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø",
    "l": "ł", "L": "Ł", "ss": "ß", "SS": "ẞ", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð",
    "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ", "ij": "ĳ", "IJ": "Ĳ",
    "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’",
    "textquotedblleft": "“", "textquotedblright": "”", "guillemotleft": "«",
    "guillemotright": "»", "guilsinglleft": "‹", "guilsinglright": "›", "quotedblbase": "„",
    "quotesinglbase": "‚", "textquotesingle": "'", "textquotedbl": '"', "ldots": "…", "dots": "…",
    "textellipsis": "…", "textexclamdown": "¡", "textquestiondown": "¿", "S": "§", "P": "¶",
    "textsection": "§", "textparagraph": "¶", "dag": "†", "ddag": "‡", "textdagger": "†",
    "textdaggerdbl": "‡", "textbullet": "•", "copyright": "©", "textcopyright": "©",
    "textregistered": "®", "texttrademark": "™", "pounds": "£", "textsterling": "£",
    "texteuro": "€", "euro": "€", "textyen": "¥", "textcent": "¢", "textdollar": "$",
    "textdegree": "°", "textordfeminine": "ª", "textordmasculine": "º", "textpm": "±",
    "texttimes": "×", "textdiv": "÷", "textmu": "µ", "textperiodcentered": "·",
    "textonequarter": "¼", "textonehalf": "½", "textthreequarters": "¾", "textonesuperior": "¹",
    "texttwosuperior": "²", "textthreesuperior": "³", "textbackslash": "\\", "backslash": "\\",
    "textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_", "textbar": "|",
    "textless": "<", "textgreater": ">", "textbraceleft": "{", "textbraceright": "}",
    "lbrace": "{", "rbrace": "}", "textasteriskcentered": "*", "textnumero": "№",
    "textvisiblespace": "␣", "textbrokenbar": "¦", "textlnot": "¬", "textcurrency": "¤",
    "textperthousand": "‰", "slash": "/", "textprime": "′", "TeX": "TeX", "LaTeX": "LaTeX",
    "LaTeXe": "LaTeX2e", "BibTeX": "BibTeX", "XeTeX": "XeTeX", "aka": "aka",
    # mathematics that stands in titles
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ",
    "tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ",
    "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "pm": "±", "times": "×", "div": "÷",
    "cdot": "⋅", "ast": "∗", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "ne": "≠",
    "approx": "≈", "sim": "∼", "simeq": "≃", "equiv": "≡", "propto": "∝", "infty": "∞",
    "partial": "∂", "nabla": "∇", "sum": "∑", "prod": "∏", "int": "∫", "sqrt": "√",
    "rightarrow": "→", "to": "→", "leftarrow": "←", "leftrightarrow": "↔", "Rightarrow": "⇒",
    "Leftarrow": "⇐", "uparrow": "↑", "downarrow": "↓", "mapsto": "↦", "in": "∈", "notin": "∉",
    "subset": "⊂", "subseteq": "⊆", "supset": "⊃", "cup": "∪", "cap": "∩", "emptyset": "∅",
    "forall": "∀", "exists": "∃", "neg": "¬", "wedge": "∧", "vee": "∨", "oplus": "⊕",
    "otimes": "⊗", "perp": "⊥", "parallel": "∥", "langle": "⟨", "rangle": "⟩", "ell": "ℓ",
    "hbar": "ℏ", "Re": "ℜ", "Im": "ℑ", "aleph": "ℵ", "prime": "′", "circ": "∘", "bullet": "∙",
    "star": "⋆", "dagger": "†", "ddagger": "‡", "cdots": "⋯", "degree": "°", "celsius": "℃",
    "textalpha": "α", "textbeta": "β", "textgamma": "γ", "textdelta": "δ", "textmugreek": "μ",
}  # fmt: skip

# Commands that set their argument apart → CSL's rich text around it.
MARKUP: Mapping[str, tuple[str, str]] = {
    "emph": ("<i>", "</i>"), "textit": ("<i>", "</i>"), "textsl": ("<i>", "</i>"),
    "mathit": ("<i>", "</i>"), "mkbibemph": ("<i>", "</i>"), "mkbibitalic": ("<i>", "</i>"),
    "textbf": ("<b>", "</b>"), "mathbf": ("<b>", "</b>"), "mkbibbold": ("<b>", "</b>"),
    "textsuperscript": ("<sup>", "</sup>"), "textsubscript": ("<sub>", "</sub>"),
    "mkbibsuperscript": ("<sup>", "</sup>"), "mkbibsubscript": ("<sub>", "</sub>"),
    "textsc": ('<span style="font-variant:small-caps;">', "</span>"),
    "enquote": ("“", "”"), "mkbibquote": ("“", "”"), "uline": ("", ""), "underline": ("", ""),
    "textrm": ("", ""), "textup": ("", ""), "textnormal": ("", ""), "textsf": ("", ""),
    "texttt": ("", ""), "mbox": ("", ""), "text": ("", ""), "mathrm": ("", ""), "mathsf": ("", ""),
    "mathcal": ("", ""), "ensuremath": ("", ""), "uppercase": ("", ""), "MakeUppercase": ("", ""),
    "textmd": ("", ""), "hbox": ("", ""), "url": ("", ""), "path": ("", ""), "nolinkurl": ("", ""),
    "textnohyphenation": ("", ""), "operatorname": ("", ""), "mathbb": ("", ""), "textgreek": ("", ""),
}  # fmt: skip

# Declarations inside a group: {\it …}.
DECLARATIONS: Mapping[str, tuple[str, str]] = {
    "it": ("<i>", "</i>"), "em": ("<i>", "</i>"), "sl": ("<i>", "</i>"),
    "itshape": ("<i>", "</i>"), "bf": ("<b>", "</b>"), "bfseries": ("<b>", "</b>"),
    "sc": ('<span style="font-variant:small-caps;">', "</span>"),
    "scshape": ('<span style="font-variant:small-caps;">', "</span>"),
    "rm": ("", ""), "tt": ("", ""), "sf": ("", ""), "normalfont": ("", ""), "upshape": ("", ""),
    "small": ("", ""), "large": ("", ""), "protect": ("", ""), "relax": ("", ""),
    "displaystyle": ("", ""), "bgroup": ("", ""), "egroup": ("", ""),
}  # fmt: skip

SPACES: Mapping[str, str] = {
    " ": " ", "\n": " ", "\t": " ", ",": "\u2009", "thinspace": "\u2009", ";": "\u2005", ":": "\u2005",
    "enspace": "\u2002", "quad": "\u2003", "qquad": "\u2003", "/": "", "-": "\u00ad", "!": "", "@": "",
    "allowbreak": "", "newline": " ", "\\": " ", "par": " ", "hskip": " ", "noindent": "",
    "textcompwordmark": "\u200c", "addspace": " ", "nobreakspace": "\u00a0", "space": " ",
    "linebreak": " ", "break": " ", "hfill": " ", "nobreak": "", "slashbreak": "/",
}  # fmt: skip
"""Commands for blanks and for nothing."""

LITERALS = frozenset("&%$#_{}")
"""Characters that a backslash makes plain."""
