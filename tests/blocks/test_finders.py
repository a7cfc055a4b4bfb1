from __future__ import annotations

import pytest

from citekit.blocks import find_blocks
from citekit.model import BlockKind
from citekit.pages import read_page
from tests.blocks.marked import assert_blocks

# Each row is a way in which pages print citations; the works are real.
TEXT_PAGES = {
    "after a blank line, to the end of the file": """\
        For more information on this publication: Belfer Communications Office
        For Academic Citation:

        ⟦Allison, Graham."The Thucydides Trap."\u00a0Foreign Policy,\u00a0June 9, 2017.⟧""",
    "on the cue's line, furniture below": """\
        How to cite this article: ⟦Turing AM. Computing machinery and intelligence. Mind
        1950;59(236):433-460.⟧
        Received: 12 March 1950 / Accepted: 1 June 1950
        """,
    "wrapped, in a narrow column, a label below": """\
        OPEN ACCESS
        Citation: ⟦Watson JD, Crick FHC (1953)
        Molecular structure of nucleic acids: a
        structure for deoxyribose nucleic acid.
        Nature 171: 737-738. https://doi.org/
        10.1038/171737a0⟧
        Editor: Somebody at the journal
        Copyright: 1953 Nature
        """,
    "an address broken at the line's end": """\
        Empfohlene Zitierung / Suggested Citation:
        ⟦Weber, Max: Politik als Beruf. München : Duncker & Humblot, 1919. http://nbn-resolving.de/
        urn:nbn:de:0168-ssoar-100001⟧
        Nutzungsbedingungen:
        Dieser Text wird unter einer Deposit-Lizenz zur Verfügung gestellt.
        """,
    "a second reference right below": """\
        Diesen Artikel zitieren als:
        ⟦Habermas, J. (1981). Theorie des kommunikativen Handelns. Frankfurt am Main: Suhrkamp.⟧
        In ähnlicher Form erschienen in:
        Habermas, J. (1984). The Theory of Communicative Action. Boston: Beacon Press.
        """,
    "a running head below": """\
        To cite this version: ⟦Louis Pasteur. Mémoire sur la fermentation appelée lactique.
        Annales de chimie et de physique, 1858, 52, pp. 404-418.⟧
        Open Archive of the University
        This version is available at the archive of the university since the year it was made
        and it is the author's own, with the corrections of the referees, as it was sent then.
        """,
    "a journal's line and nothing more": """\
        Cite this: ⟦Nature, 1953, 171, 737-738⟧
        Received 2nd April 1953
        """,
    "in mid-line after running text": """\
        - CHIRPS is freely available for any use;
          suggested citation: ⟦Wickham, H. (2014). Tidy Data. Journal of Statistical
          Software, 59(10), 1-23. doi:10.18637/jss.v059.i10⟧
        """,
    "run on into a heading on the same line": """\
        ACM Reference format:
        ⟦Leslie Lamport. 1978. Time, clocks, and the ordering of events in a distributed system. \
Commun. ACM 21, 7 (July 1978), 558-565. https://doi.org/10.1145/359545.359563⟧ 1 INTRODUCTION
        The concept of time is fundamental to our way of thinking.
        """,
    "authors without a date": """\
        Cite this article as: ⟦Kahneman and Tversky: Prospect theory: an analysis of
        decision under risk. Econometrica 47:263-291.⟧
        Submit your next manuscript to the society
        and take full advantage of it.
        """,
    "a season, a double volume, a full stop apart": """\
        For Academic Citation:
        ⟦Brooks, Stephen G. and William C. Wohlforth. "The Rise and Fall of the Great Powers in the \
Twenty-first Century." International Security, vol. 40. no. 3. (Winter 2015/16): 7–53 .⟧
        """,
    "a title that ends in a question, initials with two stops": """\
        Recommended citation:

        ⟦Walt, Stephen M.. "Who's Afraid of a Balance of Power?" Foreign Policy, December 8, 2017.⟧

        Recommended
        """,
    "two cues in a row": """\
        Please cite this work as:

        请按如下方式引用本文：

        ⟦Shannon, C. E. “A Mathematical Theory of Communication”. Bell System Technical Journal (Jul 1948).⟧
        """,
    "a decoy cue first": """\
        CÓMO CITAR EN EL TEXTO
        Use (Apellido, año) en el texto.

        Cómo citar este artículo: ⟦Ramón y Cajal, S. (1888). Estructura de los centros nerviosos \
de las aves. Revista Trimestral de Histología Normal y Patológica, 1, 1-10.⟧

        Palabras clave: neurona
        """,
    "full-width punctuation": """\
        论文中引用本文：
        ⟦屠呦呦. 青蒿素的发现[J]. 科学通报, 1977, 22（3）:142.⟧

        网页中引用本文：
        """,
    "cut off by the end of the page": """\
        Suggested citation:

        ⟦Rosenbach, Eric and Aki J. Peritz. "Trials and Terrorism: The Implications of Trying Nat⟧""",
    "an unbalanced quote": """\
        Suggested citation: ⟦Nye, Joseph S. “Get Smart: Combining Hard and Soft Power. Foreign \
Affairs 88, no. 4 (2009): 160–163.⟧

        Tags: power
        """,
    "the same citation at head and foot": """\
        Cite as: ⟦Coase, R. H. (1937). The nature of the firm. Economica, 4(16), 386–405.⟧
        Abstract: The nature of the firm, and why there are any.

        It has its text, and at its end once more how it is to be cited.

        Cite as: Coase, R. H. (1937). The nature of the firm. Economica, 4(16), 386–405.
        """,
    "an accessed date and fields to fill in": """\
        Suggested citation:
        ⟦NASA. Global Climate Change: Evidence. Version 2.0. https://climate.nasa.gov/evidence. \
Accessed [DAY MONTH YEAR].⟧
        """,
}  # fmt: skip


@pytest.mark.parametrize("text", TEXT_PAGES.values(), ids=TEXT_PAGES.keys())
def test_blocks_of_text_pages(text: str) -> None:
    assert_blocks(text, "page.txt")


MARKDOWN_PAGES = {
    "a fence after a heading": """\
        # Citation
        ```latex
        ⟦@article{shannon1948,
          author = {Claude E. Shannon},
          title = {A Mathematical Theory of Communication},
          year = {1948}
        }⟧
        ```
        """,
    "plain text and BibTeX of one work": """\
        If you use this, please cite:

        **Plain text**

        > ⟦Wickham, H. (2014). *Tidy Data*. Journal of Statistical Software, 59(10), 1–23.⟧

        **BibTeX**

        ```bibtex
        ⟦@article{Wickham2014, title={Tidy Data}, author={Wickham, Hadley},
          journal={Journal of Statistical Software}, volume={59}, year={2014}}⟧
        ```
        """,
    "BibTeX before the cue": """\
        ## Citation

        BibTeX citation:

        ``` bibtex
        ⟦@online{olah2015, author = {Olah, Christopher},
          title = {Understanding {LSTM} Networks}, date = {2015-08-27}}⟧
        ```

        For attribution, please cite this work as:

        ⟦Olah, Christopher. 2015. “Understanding LSTM Networks.” August 27, 2015.⟧
        """,
    "several works under a plural": """\
        ## Citations

        ⟦Hochreiter, S., & Schmidhuber, J. (1997). Long short-term memory. Neural Computation, 9(8), 1735–1780.⟧

        ⟦Cho, K., et al. (2014). Learning phrase representations using RNN encoder–decoder. EMNLP 2014.⟧
        """,
    "another work's entry after a sentence is left out": """\
        If you used TeX in your work, please cite the **[book](https://ctan.org)**:

        ```bib
        ⟦@book{knuth1984, title = {The {TeX}book}, author = {Donald E. Knuth}, year = {1984}}⟧
        ```

        And its errata are listed in another paper

        ```bib
        @article{knuth1989, title = {The Errors of {TeX}}, author = {Donald E. Knuth}, year = {1989}}
        ```
        """,
    "a quote inside a list": """\
        ## How to cite

        If you use these data please cite
        - the original source
          > ⟦Dryer, Matthew S. & Haspelmath, Martin (eds.) 2005. The World Atlas of Language Structures. Oxford: Oxford University Press.⟧
        - the derived dataset using the DOI of its version

        ## Description
        """,
    "a sentence and an attribute between": """\
        ##### Recommended Citation
        {: .no_toc }
        ⟦Berners-Lee, Tim (1989) "Information Management: A Proposal," CERN: Vol. 1, Article 1.
        Available at: https://www.w3.org/History/1989/proposal.html⟧


        This Article is brought to you for free and open access by the archive.
        """,
    "no colon, in running text, emphasis around it": """\
        - **The Atlas** — CC BY 4.0. Cite as *⟦Haspelmath, M. et al. (2005).
          The World Atlas of Language Structures*, https://wals.info.⟧
        - **SRTM (USGS, NASA)**
        """,
    "styles side by side": """\
        ## Cite this article

        **APA:** ⟦Turing, A. M. (1950). Computing machinery and intelligence. Mind, 59(236), 433–460.⟧

        **MLA:** ⟦Turing, Alan M. "Computing Machinery and Intelligence." Mind 59.236 (1950): 433–460.⟧

        **Chicago**

        ⟦Turing, Alan M. “Computing Machinery and Intelligence.” Mind 59, no. 236 (1950): 433–60.⟧

        ## References

        Gödel, Kurt. 1931. Über formal unentscheidbare Sätze. Monatshefte 38: 173–98.
        """,
    "RIS": """\
        ### Cite this

        ```
        ⟦TY  - JOUR
        AU  - Shannon, C. E.
        TI  - A Mathematical Theory of Communication
        PY  - 1948
        ER  - ⟧
        ```
        """,
    "CSL-JSON": """\
        ## Citation

        ```json
        ⟦{"id": "shannon1948", "type": "article-journal", "title": "A Mathematical Theory of Communication",
         "author": [{"family": "Shannon", "given": "C. E."}]}⟧
        ```
        """,
    "CITATION.cff": """\
        ## Citation

        ```yaml
        ⟦cff-version: 1.2.0
        title: The TeXbook
        authors:
          - family-names: Knuth
            given-names: Donald E.⟧
        ```
        """,
    "a details box": """\
        <details>
        <summary>How to cite</summary>

        ⟦Knuth, D. E. (1984). *Literate Programming*. The Computer Journal, 27(2), 97–111.⟧

        </details>
        """,
}  # fmt: skip


@pytest.mark.parametrize("text", MARKDOWN_PAGES.values(), ids=MARKDOWN_PAGES.keys())
def test_blocks_of_markdown_pages(text: str) -> None:
    assert_blocks(text, "README.md")


HTML_PAGES = {
    "the next paragraph": """\
        <h3>Cite this article</h3><p class="c-citation">⟦Einstein, A. Zur Elektrodynamik bewegter
        Körper. <i>Ann. Phys.</i> <b>322</b>, 891–921 (1905). https://doi.org/10.1002/andp.19053221004⟧</p>
        <p><a href="/ris">Download citation</a></p><ul><li>Received 30 June 1905</li></ul>""",
    "in the cue's paragraph after a break": """\
        <p><strong>Cómo citar:</strong><br> ⟦Ortega y Gasset, J. (1930). <em>La rebelión de las
        masas</em>. Madrid: Revista de Occidente.⟧</p><p><strong>Versiones:</strong></p>""",
    "bold label, same paragraph": """\
        <p><strong>Citation: </strong>⟦Fleming A (1929) On the antibacterial action of cultures of a
        penicillium. Br J Exp Pathol 10(3): 226–236.⟧</p><p><strong>Editor: </strong>Somebody</p>""",
    "dt and dd": """\
        <dl><dt>Cite as</dt><dd>⟦Gödel, Kurt. 1931. "Über formal unentscheidbare Sätze."
        <i>Monatshefte für Mathematik</i> 38: 173–198.⟧</dd><dt>License</dt><dd>CC BY</dd></dl>""",
    "a block quote, then a fence": """\
        <h1>Citation</h1><p>Cited as:</p><blockquote><p>⟦Olah, Christopher. “Understanding LSTM
        Networks”. colah’s blog (Aug 2015). https://colah.github.io/posts/2015-08-Understanding-LSTMs/.⟧</p>
        </blockquote><p>Or</p><pre><code>⟦@article{olah2015,
  title = "Understanding LSTM Networks",
  author = "Olah, Christopher", year = "2015"
}⟧</code></pre><h1>References</h1><p>[1] Hochreiter and Schmidhuber. Long short-term memory. 1997.</p>""",
    "tabs of styles": """\
        <h2>Cite this page</h2><ul class="tabs"><li>APA</li><li>MLA</li></ul>
        <div><h3>APA</h3><p>⟦Kuhn, T. S. (1962). The structure of scientific revolutions. University of Chicago Press.⟧</p></div>
        <div><h3>MLA</h3><p>⟦Kuhn, Thomas S. <i>The Structure of Scientific Revolutions</i>. University of Chicago Press, 1962.⟧</p></div>""",
    "details and a text field": """\
        <details><summary>How to cite</summary><textarea readonly>⟦Kuhn, T. S. (1962). The structure of
scientific revolutions. University of Chicago Press.⟧</textarea></details>""",
    "a block set off by style alone": """\
        <span style="display: block">Metrologia, Volume 12</span>
        <span style="display:block"><strong>Citation</strong> ⟦L D Landau <em>et al</em> 1936 <em>Nature</em> <b>138</b> 840⟧</span>
        <span style="display:block">DOI 10.1038/138840a0</span>""",
    "a copy button's attribute": """\
        <html><head><title>A Mathematical Theory of Communication</title></head><body>
        <h1>A Mathematical Theory of Communication</h1><p>Text of the page.</p>
        <button data-clipboard-text="⟦Shannon, C. E. (1948). A Mathematical Theory of Communication.
        Bell System Technical Journal, 27(3), 379–423.⟧">Copy</button></body></html>""",
    "above its button": """\
        <html><head><title>Tidy Data - Archive</title></head><body><div>⟦Wickham, Hadley, 2014, "Tidy Data Replication",
        https://doi.org/10.18637/jss.v059.i10, Archive, V1⟧</div><a>Cite Dataset</a><ul><li>RIS</li></ul>
        <meta name="citation_title" content="Tidy Data Replication"></body></html>""",
}  # fmt: skip


@pytest.mark.parametrize("text", HTML_PAGES.values(), ids=HTML_PAGES.keys())
def test_blocks_of_html_pages(text: str) -> None:
    assert_blocks(text, "page.html")


LANGUAGES = {
    "de": "Zitiervorschlag: Luhmann, Niklas: Soziale Systeme. Frankfurt am Main: Suhrkamp, 1984.",
    "fr": "Pour citer cet article : Marie Curie, « Les rayons émis », Comptes rendus, 1898.",
    "es": "Cómo citar: Borges, J. L. (1941). El jardín de senderos. Buenos Aires: Sur.",
    "pt": "Como citar: FREYRE, G. (1933). Casa-Grande & Senzala. Rio de Janeiro: Maia & Schmidt.",
    "it": "Come citare: Eco, U. (1962). Opera aperta. Milano: Bompiani.",
    "ru": "Для цитирования: Ландау Л. Д. К теории фазовых переходов // ЖЭТФ. 1937. Т. 7. С. 19–32.",
    "zh": "引用格式：钱学森. 工程控制论[M]. 北京: 科学出版社, 1958.",
    "ja": "以下のように引用してください：湯川秀樹 (1935). 素粒子の相互作用について. 日本数学物理学会誌, 17, 48-57.",
    "ko": "인용 방법: 이휘소 (1977). 게이지 이론. 물리학 리뷰, 5(1), 1-21.",
    "nl": "Citeer als: Huizinga, J. (1919). Herfsttij der Middeleeuwen. Haarlem: Tjeenk Willink.",
    "pl": "Jak cytować: Lem, S. (1964). Summa technologiae. Kraków: Wydawnictwo Literackie.",
    "tr": "Atıf için: Pamuk, O. (1990). Kara Kitap. İstanbul: Can Yayınları.",
    "sv": "Citera som: Arrhenius, S. (1896). Om kolsyran. Stockholm: Norstedt.",
    "uk": "Для цитування: Вернадський В. І. Біосфера. Київ, 1926.",
}


@pytest.mark.parametrize("line", LANGUAGES.values(), ids=LANGUAGES.keys())
def test_cues_of_many_languages(line: str) -> None:
    (block,) = find_blocks(read_page(f"Text.\n\n{line}\n".encode(), "page.txt"))
    assert line.endswith(block.text)
    assert block.cue == line[: -len(block.text)].strip()


NO_BLOCK = {
    "a forum's button": "Hans schrieb am 3. Mai 2010\nZitieren\nIch finde, im Jahr 2009 war alles besser.",
    "a link in a toolbox": "Tools\nCite this page\nPermanent link\nPage information\nWikidata item",
    "a template": 'How to cite\n\nAuthor (Year). "Article Title". Journal, volume, pages.',
    "a template with names": "Suggested citation: Last name, First name (2020). Title of the page. https://example.org",
    "see a file": "## Citation\nYou can cite this software as it is defined in the CITATION.cff file.",
    "an instruction": "Please cite the data as you would any other source that you use in your work.",
    "prose": "The campaign has been widely cited as an example of protest since 2007, see Smith (2008).",
    "citing in prose": "Doudna declined to answer further questions, citing the patent dispute of 2015.",
    "counts": "Citations: 12\nCited by 3 articles\nTimes cited: 2019: 4",
    "a list of references": "\n".join(
        (
            "[1] Turing, A. M. (1950). Computing machinery and intelligence. Mind, 59, 433–460.",
            "[2] Shannon, C. E. (1948). A mathematical theory of communication. BSTJ, 27, 379–423.",
            "[3] Coase, R. H. (1937). The nature of the firm. Economica, 4(16), 386–405.",
        )
    ),
    "works cited": "Works cited\n\nKuhn, Thomas S. The Structure of Scientific Revolutions. Chicago, 1962.\n"
    "Popper, Karl. Logik der Forschung. Wien: Springer, 1934.",
    "an announcement": "Citation: to be announced",
    "a quotation": "Pour citer Voltaire : « Il faut cultiver notre jardin. »",
    "a reader's question": "Can you tell me how one can cite this article on a scholarly paper? Thanks, 2012",
    "cues of an export menu": "Export citation\nBibTeX\nRIS\nEndNote\nDownload 2019 report",
    "a sentence in the text": "In 2021, in Paris, the committee met and was told that it should cite its sources.",
}  # fmt: skip


@pytest.mark.parametrize("text", NO_BLOCK.values(), ids=NO_BLOCK.keys())
@pytest.mark.parametrize("name", ["page.txt", "page.md"])
def test_false_friends_give_no_block(text: str, name: str) -> None:
    assert find_blocks(read_page(text.encode(), name)) == ()


def test_a_bare_reference_is_a_block_without_a_cue() -> None:
    text = (
        "Nye, Joseph S. *Soft Power: The Means to Success in World Politics*. PublicAffairs, 2004."
    )
    (block,) = find_blocks(read_page(text.encode(), "one.md"))
    assert (block.text, block.cue) == (text, "")


@pytest.mark.parametrize("mark", ["[1] ", "- ", "1. ", "[^9]: ", "\\[1\\] "])
def test_a_bare_reference_loses_its_list_mark(mark: str) -> None:
    text = "Nye, J. (2004). Soft Power. New York: PublicAffairs."
    (block,) = find_blocks(read_page(f"{mark}{text}\n".encode(), "one.md"))
    assert block.text == text


def test_cut_off_blocks_say_so() -> None:
    cut = 'Cite as:\n\nRosenbach, Eric and Katherine Mansted. "The Geopolitics of Infor'
    blank = "Cite as: NASA. Evidence. Version 2.0, 2020. Accessed [DAY MONTH YEAR]."
    whole = "Cite as: Nye, J. (2004). Soft Power. New York: PublicAffairs."
    flags = [
        find_blocks(read_page(text.encode(), "p.txt"))[0].truncated for text in (cut, blank, whole)
    ]
    assert flags == [True, True, False]


def test_a_house_may_add_cues() -> None:
    page = read_page(
        b"Zum Nachweis bitte so:\nNye, J. (2004). Soft Power. New York: PublicAffairs.", "p.txt"
    )
    assert find_blocks(page) == ()
    (block,) = find_blocks(page, cues=("Zum Nachweis bitte so:",))
    assert block.text.startswith("Nye, J.")


def test_notations_are_labelled() -> None:
    kinds = [
        find_blocks(read_page(text.encode(), "p.md"))[0].kind
        for text in (
            "# Cite\n@misc{k, title={Soft Power}, year={2004}}",
            "# Cite\nTY  - BOOK\nTI  - Soft Power\nER  - \n",
            '# Cite\n{"id": "k", "title": "Soft Power"}',
            "# Cite\ncff-version: 1.2.0\ntitle: Soft Power\n",
        )
    ]
    assert kinds == [BlockKind.BIBTEX, BlockKind.RIS, BlockKind.CSL_JSON, BlockKind.CFF]


def test_the_page_s_own_title_decides_between_works() -> None:
    html = """<title>Tidy Data</title><h1>Tidy Data</h1>
    <p>Cite this article</p><p>Wickham, H. Tidy Data Made Plain. J. Stat. Softw. 59, 1–23 (2014).</p>
    <p>Citation: Kuhn, T. S. (1962). The structure of scientific revolutions. Chicago.</p>"""
    html = html.replace("Tidy Data", "Tidy Data Made Plain")
    (block,) = find_blocks(read_page(html.encode(), "p.html"))
    assert block.text.startswith("Wickham")


def test_styles_are_named() -> None:
    text = "Cite this article\n\nAPA: Kuhn, T. S. (1962). The structure of scientific revolutions. Chicago."
    (block,) = find_blocks(read_page(text.encode(), "p.txt"))
    assert block.style == "apa"


@pytest.mark.parametrize("end", ["s41586-021-03819-y", "nature.2016.a", "isec.de"])
def test_an_address_that_ends_like_a_small_word_is_whole(end: str) -> None:
    text = f"Please cite: Allison G. (2017) Destined for War. Survival 12: 3-9. https://doi.org/10.1000/{end}"
    page = read_page(text.encode(), "x.txt")
    (block,) = find_blocks(page)
    assert not block.truncated
