"""Shapes met on pages beyond the annotated ones; the works in them are real and others."""

from __future__ import annotations

import pytest

from tests.blocks.marked import assert_blocks

PAGES = {
    "a title in quotation marks on a line of its own, its journal below": (
        "page.txt",
        """\
        If you use it, please cite this paper as:

        ⟦Metropolis N., Rosenbluth A., Rosenbluth M., Teller A. and Teller E. 1953.
        “Equation of State Calculations by Fast Computing Machines.”
        Journal of Chemical Physics, June, 1087. https://doi.org/10.1063/1.1699114⟧

        Contents
        """,
    ),
    "a short line in the middle of a journal's name": (
        "page.txt",
        """\
        Cite this article: ⟦Tversky A, Kahneman D (1983).
        Extensional versus intuitive reasoning: the conjunction fallacy in
        probability judgment. Psychological
        Review 90, 293–315. https://doi.org/
        10.1037/0033-295X.90.4.293⟧

        Received: 14 July 1977
        """,
    ),
    "a quoted block whose line ends in brackets": (
        "page.md",
        """\
        Please cite the dataset as:

        > ⟦Maddison, A., Bolt, J., Inklaar, R., de Jong, H., & van Zanden, J.
        > (2018). Rebasing Maddison: the shape of long-run development (MPD)
        > Project, Version 2018. University of Groningen.
        > https://doi.org/10.34894/INZBF2⟧

        See the licence.
        """,
    ),
    "a comment of a program": (
        "code.txt",
        """\
        ! This code should be cited as:
        !   ⟦Cooley, J. W. and J. W. Tukey, An algorithm for the machine
        !   calculation of complex Fourier series, Math. Comp., 19, 297-301,
        !   1965. doi:10.2307/2003354⟧
        !
        ! This code is free software: you can redistribute it and/or modify it.
        """,
    ),
    "a comment with stars and a bracket": (
        "code.txt",
        """\
        /*
         * If you use this software, please cite as:
         *
         * ⟦Lamport, L. (1994), "LaTeX: A Document Preparation System"
         * (2nd edition). Available from <https://www.latex-project.org>.⟧
         *
         * This file is part of it.
         */
        """,
    ),
    "a whole cover page on one line": (
        "page.md",
        "> Full Terms of access can be found at https://example.org/terms Mind ISSN: 0026-4423 "
        "To cite this article: ⟦A. M. Turing (1950): Computing Machinery and Intelligence, Mind, "
        "DOI: 10.1093/mind/LIX.236.433⟧ To link to this article: https://doi.org/10.1093/mind/LIX.236.433 "
        "© 1950 The Author(s). Published online: 01 Oct 1950.\n",
    ),
    "a quoted cover page": (
        "page.md",
        """\
        > **To cite this article:** ⟦Ronald Coase (1937) The Nature of the Firm, Economica, 4:16, 386-405⟧
        >
        > **To link to this article:** https://doi.org/10.1111/j.1468-0335.1937.tb00002.x
        """,
    ),
    "guillemets around it in a fence, a second cue with words of its own": (
        "README.md",
        """\
        ## Zitiervorschlag
        Verwendung für wissenschaftliche Zwecke:

        ```
        «⟦Knuth, D. E. (1984). Literate Programming. The Computer Journal, 27(2), 97-111.⟧»
        ```
        """,
    ),
    "backticks on one line": (
        "README.md",
        """\
        Please cite this article as:

        `⟦Wickham, H., Tidy Data, Journal of Statistical Software (2014), doi: 10.18637/jss.v059.i10.⟧`

        ## Introduction
        """,
    ),
    "an inline fence with a date to be filled in": (
        "README.md",
        """\
        ## 📌 Como citar este trabalho

        ```⟦FREIRE, Paulo. Pedagogia do Oprimido. Rio de Janeiro: Paz e Terra, 1974. Acesso em: [coloque a data].⟧```
        """,
    ),
    "an emoji before the cue, bold authors": (
        "README.md",
        """\
        ## ✍️ ZITIERVORSCHLAG

        > ⟦**Weber, M. (1919).** "Wissenschaft als Beruf". *Duncker & Humblot*.⟧

        **Kernaussage:**
        "Politik wird mit dem Kopfe gemacht, im Jahr 1919."
        """,
    ),
    "several things in the heading": (
        "page.html",
        """\
        <h2>References and suggested citation</h2><p>⟦Kuhn, Thomas. The Structure of Scientific Revolutions. \
        University of Chicago Press, 1962.⟧</p><ul><li>Popper, Karl, Logik der Forschung, Wien, 1934.</li>
        <li>Fleck, Ludwik, Entstehung einer wissenschaftlichen Tatsache, Basel, 1935.</li></ul>""",
    ),
    "tags around the cue in Markdown": (
        "page.md",
        """\
        <i>Recommended citation</i>: ⟦C. E. Shannon. (1948). &quot;A Mathematical Theory of \
Communication.&quot; <i>Bell Syst. Tech. J.</i>. 27, 379.⟧
        """,
    ),
    "an attribute line below": (
        "page.md",
        """\
        <b>Recommended citation</b>
        ⟦Shannon, C. E., 1948. A mathematical theory of communication. Bell System Technical Journal, 27, pp. 379-423.⟧
        {: .notice}
        """,
    ),
    "a directive": (
        "page.md",
        """\
        ````{admonition} Zitierhinweis
        :class: citation-information
        ⟦Benjamin, W. (1936). _Das Kunstwerk im Zeitalter seiner technischen Reproduzierbarkeit_. Paris: Alcan.⟧
        ````
        """,
    ),
    "a link to the BibTeX behind it": (
        "page.md",
        """\
        If you use this, please cite:

        ⟦L. Lamport, "Time, Clocks, and the Ordering of Events," CACM, vol. 21, no. 7, pp. 558-565, 1978.⟧ [bibtex available here](https://dl.acm.org/x)
        """,
    ),
    "a link to other formats behind it": (
        "page.html",
        """\
        <p class="citation"><strong>Cite as:</strong> ⟦Knuth, D. E. (1968). <em>The Art of Computer
        Programming</em>. Addison-Wesley.⟧ <a href="/citation">View citation formats →</a></p>""",
    ),
    "a sentence about citing, then a printed entry": (
        "README.md",
        """\
        ### How to cite this paper? ###

        If you use this tool in your work and find it useful, please cite:

        ```
        ⟦@article{cooley1965, title={An algorithm for the machine calculation of complex Fourier series}, year={1965}}⟧
        ```
        """,
    ),
    "two works in one fence": (
        "README.md",
        """\
        Please cite as:

        ``` bibtex
        ⟦@article{hochreiter1997, title = {Long Short-Term Memory}, year = 1997}⟧

        ⟦@article{lecun1998, title = {Gradient-Based Learning}, year = 1998}⟧
        ```
        """,
    ),
    "an entry, then the words of it": (
        "README.md",
        """\
        ## 9. How to cite this project

        ```bibtex
        ⟦@software{tidyverse2019, title = {Welcome to the Tidyverse}, author = {Wickham, Hadley}, year = {2019}}⟧
        ```

        Or in plain text:

        > ⟦Welcome to the Tidyverse. Hadley Wickham. https://www.tidyverse.org⟧
        """,
    ),
    "HAL's identifiers below": (
        "paper.txt",
        """\
        To cite this version:
        ⟦Henri Poincaré. Sur le problème des trois corps et les équations de la dynamique. Acta Mathema-
        tica, 1890, 13, pp.1-270. \uffff10.1007/BF02392506\uffff.
        \uffffhal-00000001\uffff⟧


        HAL Id: hal-00000001
        """,
    ),
    "cut off by the next column": (
        "paper.txt",
        """\
        ACM Reference Format:
        ⟦Edsger W. Dijkstra. 1968. Letters to the editor: go to statement considered harmful and
        other Remarks on a Style⟧
        This work is licensed under a Creative Commons Attribution 4.0 International License.
        © 1968 Copyright held by the owner/author(s).
        """,
    ),
    "mojibake and doubled blanks": (
        "page.txt",
        """\
        Suggested citation:  ⟦GÃ¶del,  Kurt (1931).  Ãœber formal unentscheidbare SÃ¤tze.  Monatshefte, 38,  173-198.⟧

        Keywords: logic
        """,
    ),
    "a hyphen at the line's end": (
        "paper.txt",
        """\
        How to cite this article: ⟦Einstein A. On the electrodynamics of mov-
        ing bodies. Ann Phys 1905;17:891-921.⟧
        Received: 30 June 1905
        """,
    ),
    "a full stop after the cue": (
        "page.html",
        """\
        <p><b>How to cite.</b> ⟦Keeling, C. D.: The concentration and isotopic abundances of carbon dioxide in the
        atmosphere, Tellus, 12, 200–203, https://doi.org/10.1111/j.2153-3490.1960.tb01300.x, 1960.⟧</p>
        <p>Received: 30 Nov 1959 – Discussion started</p>""",
    ),
    "manuals of style as headings": (
        "page.html",
        """\
        <h3>Citation</h3><h4>RAND Style Manual</h4><div>⟦Baran, Paul, On Distributed Communications, Santa Monica,
        Calif.: RAND Corporation, RM-3420, 1964. As of May 1, 2020: https://www.rand.org/pubs/RM3420.html⟧</div>
        <h4>Chicago Manual of Style</h4><div>⟦Baran, Paul, On Distributed Communications. Santa Monica, CA:
        RAND Corporation, 1964. https://www.rand.org/pubs/RM3420.html.⟧</div><p>Research conducted by</p>""",
    ),
    "an arXiv number alone": (
        "page.html",
        """\
        <table><tr><td>Subjects:</td><td>Mathematics (math.DG)</td></tr><tr><td>Cite as:</td>
        <td>⟦arXiv:math/0211159 [math.DG]⟧</td></tr></table><a href="https://arxiv.org">https://arxiv.org</a>""",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "text"), PAGES.values(), ids=PAGES.keys())
def test_shapes_met_in_the_wild(name: str, text: str) -> None:
    assert_blocks(text, name)


NOTHING = {
    "a guide to citing": "# How to Cite a Website\n\nHow to cite a book in APA\n\n"
    "Kuhn, T. S. (1962). The structure of scientific revolutions. University of Chicago Press.\n\n"
    "Citing a chapter:\n\nKuhn, T. S. (1963). The function of dogma. In A. C. Crombie (Ed.), Scientific change (pp. 347–369). Heinemann.\n",
    "slots of a template": "Preferred citation: Figure, R. “<Title>”, v <version>, <year>, URL/DOI.",
    "capitals of a template": "Please cite as: \n>AUTHOR1, AUTHOR2, and AUTHOR3, PROJECTNAME, JOURNAL (YYYY), DOIURL",
    "slots in brackets": "Please cite an entry as:\n\n[Entry name], Atlas no. [number], https://example.org/[number].",
    "an answer to how": "**How to cite:** Use inline links. Keep it light, with no formal bibliography needed.\n\n"
    "This strengthens the bound in [Reed 1996](https://doi.org/10.1006/jctb.1996.0030).",
    "where to find it": "Citation: The Agency's preferred citation for datasets can be found on \n"
    "the Terms and Conditions page, \nCiting Data section: https://www.fema.gov/about/terms.",
    "no evidence": "and none of it should be cited as evidence.\n\n## Sources\n\nFour video summaries, 2024, by nobody.",
    "how to announce": "# Cómo citar este repositorio :handshake:\nEn el próximo lanzamiento, en 2026, habrá un DOI.",
    "a comment that asks": "% Written by J.C. Maxwell (1865)\n% Please cite this chapter in any publication using this code.\n% Updates are at www.example.org",
}  # fmt: skip


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_words_about_citing_that_lead_nowhere(text: str) -> None:
    assert_blocks(text, "page.md")
