"""Zotero's item types, fields and creators ↔ CSL's, type by type.

Source: the facts of Zotero's public schema (github.com/zotero/zotero-schema, version 36 and
later), written in CSL's terms: a row says which variables a type has fields for.
"""

from __future__ import annotations

from collections.abc import Mapping

# Item type, CSL type, creators (the first is the type's own, CSL's author), and the
# variables it has besides those of every type; "variable=field" where the field differs.
TYPES: tuple[tuple[str, str, str, str], ...] = (
    ("artwork", "graphic",
     "artist contributor",
     "medium=artworkMedium dimensions=artworkSize event-place archive archive_location "
     "source call-number"),
    ("audioRecording", "song",
     "performer originalCreator composer wordsBy translator contributor",
     "medium=audioRecordingFormat collection-title=seriesTitle volume number-of-volumes "
     "publisher=label publisher-place dimensions ISBN archive archive_location source "
     "call-number"),
    ("bill", "bill",
     "sponsor cosponsor contributor",
     "number=billNumber container-title=code volume=codeVolume section page=codePages "
     "authority=legislativeBody chapter-number references"),
    ("blogPost", "post-weblog",
     "author translator commenter contributor",
     "container-title=blogTitle genre=websiteType ISSN"),
    ("book", "book",
     "author contributor editor translator seriesEditor",
     "collection-title collection-number volume number-of-volumes edition publisher "
     "publisher-place original-date original-publisher original-publisher-place "
     "medium=format number-of-pages ISBN ISSN archive archive_location source "
     "call-number"),
    ("bookSection", "chapter",
     "author contributor editor bookAuthor translator seriesEditor",
     "container-title=bookTitle collection-title collection-number volume "
     "number-of-volumes edition publisher publisher-place original-date "
     "original-publisher original-publisher-place medium=format page ISBN ISSN archive "
     "archive_location source call-number"),
    ("case", "legal_case",
     "author counsel contributor",
     "title=caseName authority=court issued=dateDecided number=docketNumber "
     "container-title=reporter volume=reporterVolume page=firstPage references"),
    ("computerProgram", "software",
     "programmer contributor",
     "collection-title=seriesTitle version medium=system publisher=company "
     "publisher-place genre=programmingLanguage ISBN archive archive_location source "
     "call-number"),
    ("conferencePaper", "paper-conference",
     "author contributor editor translator seriesEditor",
     "container-title=proceedingsTitle event-title=conferenceName publisher "
     "publisher-place event-place volume issue number-of-volumes page collection-title "
     "collection-number ISBN ISSN archive archive_location source call-number"),
    ("dataset", "dataset",
     "author contributor",
     "number=identifier genre version publisher=repository "
     "publisher-place=repositoryLocation medium=format archive archive_location source "
     "call-number"),
    ("dictionaryEntry", "entry-dictionary",
     "author contributor editor translator seriesEditor",
     "container-title=dictionaryTitle collection-title collection-number volume "
     "number-of-volumes edition publisher publisher-place page ISBN archive "
     "archive_location source call-number"),
    ("document", "document",
     "author contributor editor translator reviewedAuthor",
     "genre publisher publisher-place archive archive_location source call-number"),
    ("email", "personal_communication",
     "author translator contributor recipient",
     "title=subject"),
    ("encyclopediaArticle", "entry-encyclopedia",
     "author contributor editor translator seriesEditor",
     "container-title=encyclopediaTitle collection-title collection-number volume "
     "number-of-volumes edition publisher publisher-place page ISBN archive "
     "archive_location source call-number"),
    ("film", "motion_picture",
     "director producer scriptwriter castMember host guest narrator translator contributor",
     "publisher=distributor publisher-place genre=genre medium=videoRecordingFormat "
     "dimensions archive archive_location source call-number"),
    ("forumPost", "post",
     "author contributor",
     "container-title=forumTitle genre=postType"),
    ("hearing", "hearing",
     "contributor",
     "section=committee publisher number-of-volumes number=documentNumber page "
     "authority=legislativeBody chapter-number references publisher-place"),
    ("instantMessage", "personal_communication",
     "author contributor recipient",
     ""),
    ("interview", "interview",
     "interviewee contributor interviewer translator",
     "medium=interviewMedium publisher publisher-place archive archive_location source "
     "call-number"),
    ("journalArticle", "article-journal",
     "author contributor editor translator reviewedAuthor",
     "container-title publisher publisher-place volume issue section part-number "
     "part-title page collection-title container-title-short PMID PMCID ISSN archive "
     "archive_location source call-number"),
    ("letter", "personal_communication",
     "author recipient contributor translator",
     "genre=letterType event-place archive archive_location source call-number"),
    ("magazineArticle", "article-magazine",
     "author contributor translator reviewedAuthor",
     "container-title publisher publisher-place volume issue page ISSN archive "
     "archive_location source call-number"),
    ("manuscript", "manuscript",
     "author contributor translator",
     "genre=manuscriptType publisher=institution publisher-place number-of-pages number "
     "archive archive_location source call-number"),
    ("map", "map",
     "cartographer contributor seriesEditor",
     "genre=mapType scale collection-title=seriesTitle edition publisher publisher-place "
     "ISBN archive archive_location source call-number"),
    ("newspaperArticle", "article-newspaper",
     "author contributor translator reviewedAuthor",
     "container-title publisher publisher-place volume issue edition section page ISSN "
     "archive archive_location source call-number"),
    ("patent", "patent",
     "inventor attorneyAgent contributor",
     "publisher-place authority=issuingAuthority number=patentNumber "
     "submitted=filingDate page call-number=applicationNumber issue=priorityNumbers "
     "issued=issueDate original-date=priorityDate references=references "
     "status=legalStatus"),
    ("podcast", "broadcast",
     "podcaster guest producer executiveProducer seriesCreator director scriptwriter castMember translator contributor",
     "collection-title=seriesTitle number=episodeNumber medium=audioFileType publisher "
     "publisher-place dimensions"),
    ("preprint", "article",
     "author contributor editor translator reviewedAuthor",
     "genre=genre publisher=repository number=archiveID publisher-place collection-title "
     "collection-number archive archive_location source call-number"),
    ("presentation", "speech",
     "presenter chair organizer contributor translator",
     "genre=presentationType event-title=meetingName publisher-place collection-title "
     "container-title=sessionTitle"),
    ("radioBroadcast", "broadcast",
     "creator host guest producer executiveProducer seriesCreator director scriptwriter castMember translator contributor",
     "container-title=programTitle number=episodeNumber medium=audioRecordingFormat "
     "publisher=network publisher-place dimensions archive archive_location source "
     "call-number"),
    ("report", "report",
     "author editor contributor translator seriesEditor",
     "number=reportNumber genre=reportType publisher=institution publisher-place "
     "collection-title=seriesTitle collection-number page ISBN ISSN archive "
     "archive_location source call-number"),
    ("standard", "standard",
     "author editor contributor",
     "authority=organization section=committee genre number version edition status "
     "publisher publisher-place part-number part-title ISBN archive archive_location "
     "number-of-pages source call-number"),
    ("statute", "legislation",
     "author contributor",
     "title=nameOfAct container-title=code volume=codeNumber number=publicLawNumber "
     "issued=dateEnacted page section chapter-number references"),
    ("thesis", "thesis",
     "author contributor",
     "genre=thesisType publisher=university publisher-place collection-title "
     "collection-number number-of-pages ISBN ISSN archive archive_location source "
     "call-number"),
    ("tvBroadcast", "broadcast",
     "director producer executiveProducer seriesCreator scriptwriter castMember host guest narrator translator contributor",
     "container-title=programTitle number=episodeNumber medium=videoRecordingFormat "
     "publisher=network publisher-place dimensions archive archive_location source "
     "call-number"),
    ("videoRecording", "motion_picture",
     "creator director producer scriptwriter executiveProducer castMember host guest narrator translator contributor",
     "medium=videoRecordingFormat collection-title=seriesTitle volume number-of-volumes "
     "publisher=studio publisher-place dimensions ISBN archive archive_location source "
     "call-number"),
    ("webpage", "webpage",
     "author contributor translator",
     "container-title=websiteTitle genre=websiteType publisher publisher-place"),
)  # fmt: skip

EVERYWHERE: Mapping[str, str] = {
    "title": "title",
    "abstract": "abstractNote",
    "issued": "date",
    "DOI": "DOI",
    "URL": "url",
    "accessed": "accessDate",
    "title-short": "shortTitle",
    "language": "language",
    "license": "rights",
    "note": "extra",
}
"""What every type has."""

FIELDS: Mapping[str, str] = {
    "archive": "archive",
    "archive_location": "archiveLocation",
    "source": "libraryCatalog",
    "call-number": "callNumber",
    "volume": "volume",
    "number-of-volumes": "numberOfVolumes",
    "publisher-place": "place",
    "ISBN": "ISBN",
    "ISSN": "ISSN",
    "section": "section",
    "collection-title": "series",
    "collection-number": "seriesNumber",
    "edition": "edition",
    "publisher": "publisher",
    "number-of-pages": "numPages",
    "page": "pages",
    "issue": "issue",
    "number": "number",
    "version": "versionNumber",
    "genre": "type",
    "medium": "medium",
    "authority": "authority",
    "container-title": "publicationTitle",
    "dimensions": "runningTime",
    "references": "history",
    "event-place": "eventPlace",
    "scale": "scale",
    "status": "status",
    "part-number": "partNumber",
    "part-title": "partTitle",
    "PMID": "PMID",
    "PMCID": "PMCID",
    "chapter-number": "session",
    "original-date": "originalDate",
    "original-publisher": "originalPublisher",
    "original-publisher-place": "originalPlace",
    "container-title-short": "journalAbbreviation",
}
"""CSL's variables and Zotero's fields, where a type's row says no other."""

CREATORS: tuple[tuple[str, str], ...] = (
    ("author", "creator"),
    ("editor", "editor"),
    ("translator", "translator"),
    ("contributor", "contributor"),
    ("container-author", "bookAuthor"),
    ("collection-editor", "seriesEditor"),
    ("reviewed-author", "reviewedAuthor"),
    ("chair", "chair"),
    ("performer", "castMember"),
    ("composer", "composer"),
    ("director", "director"),
    ("executive-producer", "executiveProducer"),
    ("guest", "guest"),
    ("host", "host"),
    ("host", "podcaster"),
    ("interviewer", "interviewer"),
    ("narrator", "narrator"),
    ("original-author", "originalCreator"),
    ("organizer", "organizer"),
    ("producer", "producer"),
    ("recipient", "recipient"),
    ("series-creator", "seriesCreator"),
    ("script-writer", "scriptwriter"),
)
"""CSL's name variables and Zotero's creators beside the type's own."""

NEAREST: tuple[tuple[str, str], ...] = (
    ("classic", "manuscript"),
    ("collection", "book"),
    ("entry", "encyclopediaArticle"),
    ("event", "presentation"),
    ("figure", "artwork"),
    ("musical_score", "audioRecording"),
    ("pamphlet", "manuscript"),
    ("performance", "presentation"),
    ("periodical", "book"),
    ("regulation", "statute"),
    ("review", "journalArticle"),
    ("review-book", "journalArticle"),
    ("treaty", "statute"),
)
"""What is written for CSL's types that Zotero lacks; the Extra field says the true one."""
