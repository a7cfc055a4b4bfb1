"""Cue phrases as a table: language, weight, where they are printed, and their words.

A row's words are a regular expression without anchors; a blank in it stands for any
blanks. *strong* phrases speak of citing this very page; *weak* ones are single words
that also name buttons, counts and lists, so that what follows must be better evidence.
To add a phrase, add a row, and its first letters to ``sentences.STEMS`` if none is in it.
"""

from __future__ import annotations

from typing import NamedTuple


class Phrase(NamedTuple):
    """One row: BCP 47 language, weight, who prints it, a regular expression."""

    language: str
    strong: bool
    source: str
    words: str


# What is cited, between "cite this" and the colon; at most three words more.
_WORK = (
    r"(?:[\w'’-]+ ){0,3}?(?:article|paper|work|page|publication|chapter|book|report|document|"
    r"entry|post|"
    r"essay|study|data|dataset|data set|database|item|version|project|repo|repository|software|"
    r"package|code|"
    r"tool|thesis|dissertation|issue|series|preprint|review|protocol|resource|content|story|"
    r"episode|"
    r"website|site|web page|webpage|brief|policy brief|commentary|guide|map|model|record|text|"
    r"volume|it)"
)

# fmt: off
PHRASES = (
    # ── English
    Phrase("en", True, "Belfer Center, CDC, bepress, USGS, EID",
           r"(?:for )?(?:academic|suggested|recommended|preferred|proper|formal|official|"
           r"bibliographic|full|"
           r"required|example|sample|standard|print|electronic|how-to-cite) (?:citations?|"
           r"reference|attribution)"
           r"(?: (?:format|style|text|information))?(?: (?:for|of|to) (?:this|the|our) [\w-]+(?: "
           r"[\w-]+){0,3})?"),
    Phrase("en", True, "PLOS, Wolters Kluwer, Frontiers, Dryad",
           rf"(?:how|where|ways?) (?:to|should (?:i|you|we)|do i) (?:cite|reference|quote|"
           rf"properly cite)"
           rf"(?: (?:this|the|our|these|us|as)(?: {_WORK})?|(?: [\w'’./-]+){{1,4}})?"),
    Phrase("en", True, "BioMed Central, Springer, PeerJ, Taylor & Francis",
           rf"(?:please )?(?:cite|reference|citing) (?:this|the|our|these|us)(?: {_WORK})?"
           r"(?: in press)?(?: (?:as follows|as))?"),
    Phrase("en", True, "arXiv, Zenodo, R packages, GitHub",
           r"(?:please )?(?:cited? (?:it |them )?as(?: follows)?|cite this as|cite us|cite:)"),
    Phrase("en", True, "Taylor & Francis, HAL, Elsevier",
        rf"to cite (?:this|the|our)(?: {_WORK})?(?: as)?"),
    Phrase("en", True, "Springer, IPCC, Elsevier",
           rf"(?:this|the|these) {_WORK} (?:should|may|can|must|is to|are to) be (?:cited|"
           rf"referenced|quoted)"
           r"(?: as(?: follows)?)?"),
    Phrase("en", True, "ACM", r"acm reference format"),
    Phrase("en", True, "Distill, Quarto", r"for attribution(?: in academic contexts)?(?: or "
                                          r"books)?,? please cite(?: this work)? as"),
    Phrase("en", True, "repositories", r"for citations?(?: purposes)?,? please use|for citation"),
    Phrase("en", True, "Dataverse, ICPSR", r"(?:data )?citation (?:request|requirements?|"
                                           r"statement|notice|text|string|suggestion)"),
    Phrase("en", True, "Dataverse, figshare", r"cite (?:dataset|data|as|article|paper|chapter|"
                                              r"code|software|item|record)"),
    Phrase("en", True, "Persée, Project MUSE", r"(?:bibliographic|bibliographical|reference) "
                                               r"(?:reference|citation|information)"),
    Phrase("en", True, "MDPI, Britannica",
           r"(?:mdpi and )?(?:acs|ama|apa|chicago|mla|vancouver|harvard|ieee|bibtex|"
           r"turabian)(?:/turabian)? "
           r"(?:style|citation|format|reference)"),
    Phrase("en", False, "PLOS, IOP, Project Euclid", r"citations?(?: (?:information|details|"
                                                     r"format|style|examples?|tools|formats|"
                                                     r"guidelines?))?"),
    Phrase("en", False, "publishers' buttons", r"cit(?:e|ing)(?: (?:this|it))?|attribution"),
    Phrase("en", False, "publishers", r"original (?:article|publication|source)|(?:originally |"
                                      r"first )?published (?:in|as)|source citation"),
    # ── German
    Phrase("de", True, "SSOAR, universities, journals",
           r"(?:die )?(?:empfohlene |offizielle |korrekte )?(?:zitierweise|zitierung|zitation|"
           r"zitierempfehlung|zitationsempfehlung)"
           r"(?: (?:ist|lautet|dieses? \w+|des \w+|der \w+|für \w+(?: \w+)?))?"),
    Phrase("de", True, "institutes, law journals", r"zitier(?:vorschlag|hinweise?|empfehlung|"
                                                   r"fähige (?:url|version)|form|beispiel)|"
                                                   r"zitationshinweise?|zitat(?:ions)?vorschlag"),
    Phrase("de", True, "kommunikation@gesellschaft, ZPID",
           r"(?:bitte )?(?:diese[nrms]? [\w-]+ )?(?:bitte )?(?:wie folgt |folgendermaßen )?(?:zu "
           r")?zitieren (?:sie )?(?:diese[nrms]? [\w-]+ )?(?:bitte )?(?:als|wie folgt)"),
    Phrase("de", True, "blogs", r"(?:bitte )?zitieren sie (?:bitte )?diese[nrms]? [\w-]+(?: "
                                r"(?:bitte )?(?:wie folgt|als))?|(?:diese[nrms]? [\w-]+|so) "
                                r"zitieren|wie (?:zitiere ich|zitiert man)(?: [\w-]+){0,3}"),
    Phrase("de", True, "SSOAR", r"empfohlene zitierung ?/ ?suggested citation|zitierweise ?/ "
                                r"?citation"),
    Phrase("de", False, "waldwissen.net, archives", r"zitieren(?: als)?|originalartikel|"
                                                    r"erstveröffentlichung|quellenangabe|"
                                                    r"quellennachweis|zitat"),
    # ── French
    Phrase("fr", True, "OpenEdition, Cairn, La Vie des idées, INED",
           r"(?:pour|comment) citer(?: (?:cet?|cette|ces?|le|la|les)(?: [\w'’-]+){1,4}|(?: "
           r"[\w'’-]+){0,2})?|citer (?:cet?|cette|ces?|le) [\w-]+(?: comme)?|citer comme"),
    Phrase("fr", True, "OpenEdition, Persée, INRAE", r"référence (?:électronique|papier|"
                                                     r"bibliographique|de l['’]article|à citer|"
                                                     r"recommandée)|citation (?:recommandée|"
                                                     r"suggérée|conseillée|bibliographique)|"
                                                     r"(?:merci|prière) de citer(?: "
                                                     r"[\w'’-]+){0,5}"),
    Phrase("fr", False, "HAL", r"citer|citation|référence"),
    # ── Spanish, Portuguese, Galician, Catalan
    Phrase("es", True, "OJS journals, OpenEdition", r"c[óo]mo (?:citar(?:l[oae]s?|nos)?|"
                                                    r"referenciar)(?: "
                                                    r"[\w'’()-]+){0,5}|(?:la )?(?:cita|"
                                                    r"citaci[óo]n|referencia) (?:sugerida|"
                                                    r"recomendada|bibliogr[áa]fica)|para "
                                                    r"citar(?: [\w-]+){0,4}|citar (?:como|este "
                                                    r"[\w-]+|esta [\w-]+)(?: como)?|referencia "
                                                    r"(?:electr[óo]nica|en papel)|forma de "
                                                    r"citar(?: [\w-]+){0,4}|cite este [\w-]+(?: "
                                                    r"como)?"),
    Phrase("es", False, "OJS journals", r"citaci[óo]n|citar|cita"),
    Phrase("pt", True, "SciELO, OJS journals", r"como (?:citar(?:-[oa]s?)?|referenciar)(?: "
                                               r"[\w'’()-]+){0,5}|"
                                               r"citaç[ãa]o (?:sugerida|recomendada)|"
                                               r"refer[êe]ncia (?:sugerida|recomendada|"
                                               r"bibliogr[áa]fica|eletr[ôo]nica)|para citar(?: "
                                               r"[\w-]+){0,4}|cite (?:este|esta) [\w-]+(?: como)?"),
    Phrase("pt", False, "OJS journals", r"citaç[ãa]o|citar"),
    Phrase("ca", True, "RACO", r"com citar(?: [\w'’-]+){0,4}|citaci[óo] (?:recomanada|suggerida)"),
    # ── Italian
    Phrase("it", True, "OJS journals, ISTAT, OpenEdition",
        r"come citare(?: [\w'’-]+){0,5}|citazione (?:consigliata|suggerita|bibliografica|"
        r"raccomandata)|notizia bibliografica(?: digitale| del [\w-]+)?|per citare(?: "
        r"[\w'’-]+){0,4}|citare (?:come|quest[oa'’] ?[\w-]+)|si prega di citare(?: [\w'’-]+){0,4}"),
    Phrase("it", False, "OJS journals", r"citazione|citare"),
    # ── Dutch and the North
    Phrase("nl", True, "RIVM, KNAW", r"(?:hoe )?(?:te )?citeren(?: als)?|(?:aanbevolen|"
                                     r"voorgestelde) (?:citaat|citatie|citering|bronvermelding|"
                                     r"verwijzing)|citeer (?:dit|deze|als)(?: [\w-]+){0,3}|"
                                     r"(?:dit|deze) [\w-]+ citeren(?: als)?|hoe (?:dit|deze) "
                                     r"[\w-]+ te citeren"),
    Phrase("nl", False, "KNAW", r"citatie|citering|bronvermelding|verwijzing"),
    Phrase("sv", True, "DiVA, SND", r"(?:så )?(?:här )?citerar? (?:du )?(?:som|detta|denna|"
                                    r"verket|artikeln|så här)(?: [\w-]+){0,3}|(?:föreslagen|"
                                    r"rekommenderad) (?:citering|referens|källhänvisning)|"
                                    r"hänvisa (?:så här|till [\w-]+)"),
    Phrase("da", True, "tidsskrift.dk, nb.no", r"(?:citeres|citér|siteres|sitér|siter) (?:som|"
                                               r"således|dette|denne|slik)(?: [\w-]+){0,2}|"
                                               r"(?:foreslået|anbefalet|foreslått|anbefalt) "
                                               r"(?:citation|henvisning|sitering|referanse)|"
                                               r"referanse til (?:denne|dette) [\w-]+"),
    Phrase("fi", True, "Edilex, Tilastokeskus", r"viittausohje|viittaa(?: [\w-]+){0,3}|"
                                                r"(?:suositeltu|ehdotettu) viittaus(?:tapa)?|"
                                                r"viittaaminen|lähdeviite"),
    # ── Slavic, Baltic, Hungarian, Romanian, Turkish, Greek
    Phrase("ru", True, "CyberLeninka, elibrary", r"(?:постоянная )?(?:ссылка )?для "
                                                 r"цитирования(?: [\w-]+){0,4}|(?:образец|"
                                                 r"правила|формат|пример) цитирования|как "
                                                 r"цитировать(?: [\w-]+){0,3}|(?:правильное|"
                                                 r"рекомендуемое) цитирование|"
                                                 r"библиографическ(?:ая ссылка|ое описание)(?: "
                                                 r"[\w-]+){0,3}|цитировать(?: [\w-]+){0,2}|"
                                                 r"просьба цитировать(?: [\w-]+){0,3}"),
    Phrase("ru", False, "elibrary", r"цитирование|ссылка|цитировать"),
    Phrase("uk", True, "OJS journals", r"(?:посилання )?для цитування(?: [\w-]+){0,3}|як "
                                       r"цитувати(?: [\w-]+){0,3}|(?:зразок|приклад) цитування|"
                                       r"цитувати як|бібліографічний опис(?: [\w-]+){0,3}"),
    Phrase("pl", True, "journals", r"(?:sposób|zalecane|proponowane|przykład|format) "
                                   r"cytowani[ae]|jak cytować(?: [\w-]+){0,3}|cytuj (?:jako|ten "
                                   r"[\w-]+)|(?:proszę )?cytować jako|do cytowania"),
    Phrase("pl", False, "journals", r"cytowanie|cytat|cytuj"),
    Phrase("cs", True, "journals", r"(?:jak|ako) cit(?:ovat|ovať)(?: [\w-]+){0,3}|(?:doporučená|"
                                   r"navrhovaná|odporúčaná) citac[ei]|cit(?:ujte|ovat) jako"),
    Phrase("hr", True, "Hrčak", r"(?:kako|način) cit(?:irati|iranja)(?: [\w-]+){0,3}|"
                                r"cit(?:irajte|iraj) kao|predloženi citat|kako citirati(?: "
                                r"[\w-]+){0,3}"),
    Phrase("hu", True, "journals", r"(?:javasolt |ajánlott )?(?:hivatkozás|idézés)(?: módja)?|"
                                   r"így hivatkozzon(?: [\w-]+){0,3}"),
    Phrase("ro", True, "journals", r"cum (?:să citați|se citează|citezi)(?: [\w-]+){0,3}|citare "
                                   r"(?:recomandată|sugerată)|citați (?:ca|acest)(?: [\w-]+){0,3}"),
    Phrase("tr", True, "DergiPark", r"(?:bu makaleye |kaynak )?(?:nasıl )?atıf (?:yapmak için|"
                                    r"için|şekli|önerisi|bilgisi|yap)|(?:önerilen|tavsiye "
                                    r"edilen) (?:atıf|alıntı|künye)|kaynak göster(?:imi|me|mek "
                                    r"için)?|alıntılamak için|nasıl alıntılanır"),
    Phrase("el", True, "journals", r"(?:πώς να|τρόπος) (?:αναφερθείτε|παραπομπής|αναφοράς)(?: "
                                   r"[\w-]+){0,3}|προτεινόμενη (?:αναφορά|παραπομπή)|παραπομπή ως"),
    # ── Semitic, Persian, Indian, South-East Asian
    Phrase("ar", True, "journals", r"(?:طريقة|كيفية|لل)? ?(?:الاقتباس|اقتباس|الاستشهاد|"
                                   r"استشهاد)(?: [\w]+){0,4}|توثيق (?:البحث|المقال)|يُستشهد به"),
    Phrase("fa", True, "journals", r"(?:نحوه )?(?:استناد|ارجاع)(?: به)?(?: (?:این|مقاله)){0,2}"),
    Phrase("he", True, "journals", r"(?:אופן ה)?ציטוט(?: מומלץ)?|לציטוט|כך יש לצטט(?: [\w]+){0,3}"),
    Phrase("id", True, "OJS journals", r"cara (?:mengutip|sitasi|menyitasi)(?: [\w-]+){0,3}|"
                                       r"(?:saran |rekomendasi )?(?:sitasi|kutipan)(?: yang "
                                       r"disarankan)?|cadangan petikan"),
    Phrase("vi", True, "journals", r"(?:cách |để )?trích dẫn(?: [\w]+){0,4}"),
    # ── East Asian: no blanks
    Phrase("zh", True, "journals, blogs, ACM",
           r"(?:acm|本文|本论文|论文中?|建议|推荐|请按如下方式|中文|英文|網頁|参考)*(?:引用|引文)"
           r"(?:本文|本文章|本论文|格式|方式|此文|示例|信息|方法|如下|建议)+|"
           r"(?:如何|请|請)引用(?:本文|本[\u4e00-\u9fff]{1,4})?|"
           r"(?:建议|推荐)引用|引用本[\u4e00-\u9fff]{1,3}|论文中引用本文"),
    Phrase("zh", False, "blogs", r"引用|引文"),
    Phrase("ja", True, "J-STAGE, blogs",
           r"(?:[\u3040-\u9fff、]{0,30})?(?:以下のように|次のように)(?:して)?引用"
           r"(?:してください|ください|願います)|引用(?:例|方法|の際|する場合|情報|形式|先)"
           r"(?:[\u3040-\u9fff]{0,12})|(?:推奨|この(?:論文|記事|ページ)の?)引用"
           r"(?:[\u3040-\u9fff]{0,8})|書誌情報"),
    Phrase("ko", True, "journals",
           r"(?:권장 |이 (?:논문|글)(?:을|의)? )?인용(?: ?(?:방법|형식|하기|정보|문구|시|표기))"
           r"(?: [\w]+){0,2}|(?:다음과 같이|아래와 같이) 인용(?:해 ?주세요|하십시오|하세요)?"),
    Phrase("ko", False, "blogs", r"인용"),
)
# fmt: on
