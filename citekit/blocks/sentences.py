"""Beside the phrases of ``phrases``: sentences that ask to cite, stems, false friends."""

from __future__ import annotations

# fmt: off
# A sentence that asks to cite and leads to what stands below it, in its own language.
SENTENCES = (
    r"(?:please|kindly|should|must|may|can|could|to|and|or|also|then|consider|prefer|appreciate|"
    r"ask you to|asked to|want to|wish to|when|way to) (?:also |then |consider |properly |always "
    r"|be )?cit(?:e|ing|ed)\b",
    r"\bcite (?:it|this|us|our|as|the|these|both|one)\b", r"\bcited as\b",
    r"\bcitations? (?:for|of|below|is|are|as follows|entry)\b",
    r"\b(?:reference|refer to|credit|attribute|acknowledge)\b[^.\n]{0,60}\b(?:cit|paper|article|"
    r"publication|as follows|following)",
    r"\bbitte\b[^.\n]{0,60}\bzitier", r"\bzitieren sie\b", r"\bwie folgt\b[^.\n]{0,20}\bzitier",
    r"\bzitiert werden\b|\bzu zitieren\b",
    r"\b(?:merci|prière|veuillez|prie)\b[^.\n]{0,30}\bciter\b",
    r"\b(?:por favor|cítese|debe|debería|recomienda|favor)\b[^.\n]{0,40}\bcit",
    r"\bpara (?:la )?(?:citar|citação|citación)\b", r"\bforma di citazione\b|\b(?:prega|occorre|"
                                                    r"vanno?)\b[^.\n]{0,40}\bcit(?:are|ati)\b",
    r"\b(?:verwijs|citeer|gelieve)\b",
    r"цитир(?:уйте|овать|ования)",
    r"引用(?:してください|ください|いただ|する場合|の際)|请[^。\n]{0,12}引用|"
    r"請[^。\n]{0,12}引用|引用[^。\n]{0,8}[：:]",
    r"인용(?:해|하|할)",
)

# What every cue holds, in lower case, as it is looked for: a beginning, and how it may go
# on. The rarer languages are looked for only where their first element stands: a letter
# or a word that no longer text of theirs lacks. That keeps pages without a cue cheap.
STEMS = (
    ("", (("cit", ("a", "e", "ing", "ova", "ira", "é")), ("zit", ("ier", "at")),
          ("rence f", ("",)), ("cyt", ("ow", "uj")))),
    (" di ", (("notizia", ("",)),)),
    ("ä", (("hänvis", ("a",)), ("viitta", ("",)))),
    ("å", (("siter", ("",)),)),
    ("é", (("référe", ("nce",)), ("idézés", ("",)), ("hivatk", ("",)), ("sitér", ("",)))),
    ("ı", (("atıf", ("",)), ("alıntı", ("",)))),
    ("yang", (("mengutip", ("",)), ("sitasi", ("",)), ("kutipan", ("",)))),
    ("í", (("trích dẫn", ("",)),)),
    ("引", (("引", ("用", "文")),)),
    ("인", (("인용", ("",)),)),
    ("и", (("цит", ("ир", "ув")),)),
    ("α", (("αναφορ", ("",)), ("παραπομπ", ("",)))),
    ("ا", (("اقتباس", ("",)), ("استشهاد", ("",)), ("استناد", ("",)), ("ارجاع", ("",)))),
    ("צ", (("ציטוט", ("",)), ("לצטט", ("",)))),
)

LINE_STEMS = (
    ("", (("quelle", ("n",)), ("refer", ("e",)), ("attribut", ("ion",)), ("bibli", ("og",)),
          ("origina", ("l",)), ("cytat", ("",)), ("apa ", ("",)), ("mla ", ("",)))),
    ("und", (("erstver", ("",)),)),
    ("ö", (("kaynak gös", ("",)),)),
    (" het ", (("verwijz", ("",)), ("bronver", ("",)))),
    ("ê", (("referê", ("",)),)),
    ("ä", (("lähdev", ("",)),)),
    ("yang", (("petikan", ("",)),)),
    ("書", (("書誌", ("",)),)),
    ("и", (("библи", ("ог",)), ("ссылк", ("а",)))),
    ("і", (("бібліо", ("",)),)),
    ("ت", (("توثيق", ("",)),)),
)
"""Stems of cues that only count where their line begins with them."""

# What has the same words and leads to no citation: counts, lists of citing works, buttons.
FALSE_FRIENDS = (
    # guides to citing speak of any work: "How to cite a website in APA"
    r"how (?:to|do (?:i|you)) (?:cite|reference|quote) (?:an?|in|sources?|websites?|books|"
    r"journals?|articles|quotes)\b",
    r"cit(?:e|ing) (?:an?|in|sources?|websites?|books|articles)\b",
        r"(?:comment|pour) citer une?\b",
    r"(?:c[óo]mo|para) citar una?\b", r"como citar um(?:a)?\b", r"come citare un[oa']?\b",
    r"wie zitier\w{1,5} (?:ich |man )?(?:eine?[nrms]?|in|aus)\b",
    r"cited (?:by|in)\b", r"citing (?:articles|literature|works|documents|patents)",
    r"citations? ?\(?\d", r"\d+ citations?",
    r"citations? (?:count|index|manager|export|alerts?|metrics|impact|report|network|map|graph|"
    r"needed|style guide|managers?)\b(?! formats)",
    r"times cited", r"(?:export|download|get|copy|save|import|email|track|view|show|manage|add) "
                    r"(?:the )?citations?", r"works cited",
    r"see citation", r"no citations?", r"citation\.cff", r"citation for (?:the )?award",
    r"cité (?:par|dans)", r"citado (?:por|en)",
    r"citato (?:da|in)", r"zitiert (?:von|in)\b", r"references? cited", r"literature cited",
    r"reference (?:manager|list|number|guide|desk)",
    r"sources? cited", r"цитируется", r"被引", r"引用文献", r"引用元", r"인용된",
)
# fmt: on
