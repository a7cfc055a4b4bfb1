"""LaTeX's control sequences for letters and signs ↔ Unicode.

Source: the LaTeX Companion (2nd ed.), tables of text symbols and accents; textcomp.
"""

from __future__ import annotations

from collections.abc import Mapping

# Accent command → combining character, and the sign that stands alone. The letter
# follows, braced or not.
ACCENTS: Mapping[str, tuple[str, str]] = {
    "`": ("\u0300", "`"), "'": ("\u0301", "´"), "^": ("\u0302", "^"), "~": ("\u0303", "~"),
    "=": ("\u0304", "¯"), "u": ("\u0306", "˘"), ".": ("\u0307", "˙"), '"': ("\u0308", "¨"),
    "r": ("\u030a", "˚"), "H": ("\u030b", "˝"), "v": ("\u030c", "ˇ"), "d": ("\u0323", ""),
    "c": ("\u0327", "¸"), "k": ("\u0328", "˛"), "b": ("\u0331", ""), "t": ("\u0361", ""),
    "h": ("\u0309", ""), "G": ("\u030f", ""), "U": ("\u030e", ""), "f": ("\u0311", ""),
    "textcommabelow": ("\u0326", ""), "textsubring": ("\u0325", ""), "textogonekcentered": ("\u0328", "˛"),
    "newtie": ("\u0361", ""), "capitalacute": ("\u0301", "´"), "capitalgrave": ("\u0300", "`"),
    "hat": ("\u0302", ""), "tilde": ("\u0303", ""), "bar": ("\u0304", ""), "dot": ("\u0307", ""),
    "ddot": ("\u0308", ""), "acute": ("\u0301", ""), "grave": ("\u0300", ""), "breve": ("\u0306", ""),
    "check": ("\u030c", ""), "vec": ("\u20d7", ""), "overline": ("\u0305", ""), "mathring": ("\u030a", ""),
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
    "LaTeXe": "LaTeX2e", "BibTeX": "BibTeX", "XeTeX": "XeTeX",
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
    "odot": "⊙", "Box": "□", "square": "□", "Diamond": "◇", "diamond": "⋄", "triangle": "△",
    "bigcirc": "◯", "ominus": "⊖", "oslash": "⊘", "mp": "∓", "setminus": "∖", "wr": "≀",
    "amalg": "⨿", "sqcup": "⊔", "sqcap": "⊓", "uplus": "⊎", "top": "⊤", "bot": "⊥", "vdash": "⊢",
    "dashv": "⊣", "models": "⊨", "mid": "∣", "ni": "∋", "supseteq": "⊇", "ll": "≪", "gg": "≫",
    "prec": "≺", "succ": "≻", "preceq": "⪯", "succeq": "⪰", "asymp": "≍", "cong": "≅",
    "doteq": "≐", "smile": "⌣", "frown": "⌢", "oint": "∮", "coprod": "∐", "angle": "∠",
    "surd": "√", "natural": "♮", "sharp": "♯", "flat": "♭", "clubsuit": "♣", "heartsuit": "♥",
    "spadesuit": "♠", "diamondsuit": "♦", "longrightarrow": "⟶", "longleftarrow": "⟵",
    "Longrightarrow": "⟹", "Leftrightarrow": "⇔", "iff": "⇔", "implies": "⇒", "hookrightarrow": "↪",
    "rightharpoonup": "⇀", "rightleftharpoons": "⇌", "nearrow": "↗", "searrow": "↘", "updownarrow": "↕",
    "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "Vert": "‖", "vert": "|", "|": "‖",
    "lesssim": "≲", "gtrsim": "≳", "leqslant": "⩽", "geqslant": "⩾", "nmid": "∤", "subsetneq": "⊊",
    "varnothing": "∅", "complement": "∁", "hslash": "ℏ", "imath": "ı", "jmath": "ȷ", "wp": "℘",
    "beth": "ℶ", "varrho": "ϱ", "varsigma": "ς", "varpi": "ϖ", "digamma": "ϝ", "varkappa": "ϰ",
    "micro": "µ", "ohm": "Ω", "textohm": "Ω", "textcelsius": "℃", "textinterrobang": "‽",
    "textleftarrow": "←", "textrightarrow": "→", "textuparrow": "↑", "textdownarrow": "↓",
    "textfractionsolidus": "⁄", "textflorin": "ƒ", "textwon": "₩", "textlira": "₤", "textbaht": "฿",
    "textpeso": "₱", "textnaira": "₦", "textdong": "₫", "textcolonmonetary": "₡", "textguarani": "₲",
    "textreferencemark": "※", "textopenbullet": "◦", "textmusicalnote": "♪", "textbardbl": "‖",
    "textdblhyphen": "⸗", "texttildelow": "˷", "textasciidieresis": "¨", "textasciiacute": "´",
    "textasciigrave": "`", "textasciimacron": "¯", "textasciibreve": "˘", "textasciicaron": "ˇ",
    "textschwa": "ə", "textesh": "ʃ", "textturna": "ɐ", "textglotstop": "ʔ",
    "textbackslashpath": "\\", "texthyphen": "-", "hyphen": "-", "textminus": "−", "textsurd": "√",
    "textpertenthousand": "‱", "textservicemark": "℠", "textdiscount": "⁒", "textestimated": "℮", "textrecipe": "℞", "lq": "‘", "rq": "’", "guillemetleft": "«",
    "guillemetright": "»", "flqq": "«", "frqq": "»", "flq": "‹", "frq": "›", "glqq": "„", "grqq": "“",
    "glq": "‚", "grq": "‘", "bibrangedash": "–", "bibdatedash": "–", "mdots": "…", "vdots": "⋮", "ddots": "⋱", "lbrack": "[", "rbrack": "]", "colon": ":", "bmod": " mod ",
    "log": "log", "ln": "ln", "exp": "exp", "sin": "sin", "cos": "cos", "tan": "tan", "max": "max",
    "min": "min", "sup": "sup", "inf": "inf", "lim": "lim", "dim": "dim", "ker": "ker", "det": "det",
    "deg": "deg", "gcd": "gcd", "Pr": "Pr", "arg": "arg", "sinh": "sinh", "cosh": "cosh", "tanh": "tanh",
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
    "textnohyphenation": ("", ""), "mkbibparens": ("(", ")"), "mkbibbrackets": ("[", "]"),
    "parentext": ("(", ")"), "brackettext": ("[", "]"), "autocap": ("", ""), "mkbibacro": ("", ""),
    "textlatin": ("", ""), "textcyrillic": ("", ""), "mathbfit": ("<b>", "</b>"), "boldsymbol": ("<b>", "</b>"),
    "mathfrak": ("", ""), "mathscr": ("", ""), "mathtt": ("", ""), "textquoted": ("“", "”"), "Emph": ("<i>", "</i>"),
    "MakeLowercase": ("", ""), "MakeTextUppercase": ("", ""), "NoCaseChange": ("", ""), "texorpdfstring": ("", ""),
    "footnote": (" (", ")"), "fbox": ("", ""), "vphantom": ("", ""), "left": ("", ""), "right": ("", ""),
    "big": ("", ""), "Big": ("", ""), "bigl": ("", ""), "bigr": ("", ""), "operatorname": ("", ""), "mathbb": ("", ""), "textgreek": ("", ""),
}  # fmt: skip

# Declarations inside a group: {\it …}.
DECLARATIONS: Mapping[str, tuple[str, str]] = {
    "it": ("<i>", "</i>"), "em": ("<i>", "</i>"), "sl": ("<i>", "</i>"),
    "itshape": ("<i>", "</i>"), "bf": ("<b>", "</b>"), "bfseries": ("<b>", "</b>"),
    "sc": ('<span style="font-variant:small-caps;">', "</span>"),
    "scshape": ('<span style="font-variant:small-caps;">', "</span>"),
    "rm": ("", ""), "tt": ("", ""), "sf": ("", ""), "normalfont": ("", ""), "upshape": ("", ""),
    "small": ("", ""), "large": ("", ""), "protect": ("", ""), "relax": ("", ""),
    "displaystyle": ("", ""), "textstyle": ("", ""), "scriptstyle": ("", ""), "mathsurround": ("", ""),
    "slshape": ("<i>", "</i>"), "mdseries": ("", ""), "rmfamily": ("", ""), "sffamily": ("", ""),
    "ttfamily": ("", ""), "footnotesize": ("", ""), "scriptsize": ("", ""), "tiny": ("", ""),
    "normalsize": ("", ""), "Large": ("", ""), "LARGE": ("", ""), "huge": ("", ""), "center": ("", ""),
    "quotation": ("", ""), "nonfrenchspacing": ("", ""), "frenchspacing": ("", ""), "unskip": ("", ""),
    "ignorespaces": ("", ""), "bgroup": ("", ""), "egroup": ("", ""),
}  # fmt: skip

SPACES: Mapping[str, str] = {
    " ": " ", "\n": " ", "\t": " ", ",": "\u2009", "thinspace": "\u2009", ";": "\u2005", ":": "\u2005",
    "enspace": "\u2002", "quad": "\u2003", "qquad": "\u2003", "/": "", "-": "\u00ad", "!": "", "@": "",
    "allowbreak": "", "newline": "\n", "\\": " ", "par": " ", "hskip": " ", "noindent": "",
    "textcompwordmark": "\u200c", "addspace": " ", "nobreakspace": "\u00a0", "space": " ",
    "linebreak": " ", "break": " ", "hfill": " ", "nobreak": "", "slashbreak": "/",
}  # fmt: skip
"""Commands for blanks and for nothing."""

LITERALS = frozenset("&%$#_{}")
"""Characters that a backslash makes plain."""

ASIDES = frozenset(
    """
    noopsort SortNoop href hspace vspace foreignlanguage hskip textcolor color phantom label
    hphantom index selectlanguage raisebox fontsize
    """.split()
)
"""Commands whose first argument is not printed; a second one is, as it stands."""

LIGATURES: Mapping[str, str] = {
    "---": "—", "--": "–", "``": "“", "''": "”", "?`": "¿", "!`": "¡", ",,": "„", "~": "\u00a0",
    "`": "‘",
}  # fmt: skip
