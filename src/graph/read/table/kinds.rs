//! Whether a heading names two kinds of nodes, such as `user,item`, of which the numbers 1 are not the same node.

use super::heading::words;

/// Words for people.
const PEOPLE: [&str; 50] = [
    "user",
    "users",
    "person",
    "people",
    "member",
    "author",
    "writer",
    "editor",
    "reviewer",
    "reader",
    "viewer",
    "listener",
    "customer",
    "client",
    "buyer",
    "shopper",
    "patient",
    "student",
    "teacher",
    "employee",
    "worker",
    "director",
    "actor",
    "actress",
    "player",
    "voter",
    "politician",
    "visitor",
    "guest",
    "attendee",
    "participant",
    "donor",
    "investor",
    "inventor",
    "developer",
    "contributor",
    "follower",
    "fan",
    "subscriber",
    "nutzer",
    "benutzer",
    "kunde",
    "kundin",
    "autor",
    "autorin",
    "mitglied",
    "leser",
    "mitarbeiter",
    "schüler",
    "teilnehmer",
];

/// Words for what is none, those that mean the same beside each other.
const THINGS: [&[&str]; 40] = [
    &[
        "item", "items", "product", "products", "artikel", "produkt", "ware", "asin", "sku",
    ],
    &["movie", "movies", "film", "films"],
    &["show", "series", "serie", "episode"],
    &["book", "books", "isbn", "buch"],
    &["song", "songs", "track", "tracks", "lied"],
    &["album", "albums", "record"],
    &["artist", "artists", "band", "künstler"],
    &["game", "games", "spiel"],
    &["app", "apps"],
    &[
        "paper",
        "papers",
        "article",
        "articles",
        "publication",
        "publications",
        "publikation",
        "aufsatz",
    ],
    &["journal", "magazine", "zeitschrift"],
    &["patent", "patents"],
    &["event", "events", "meeting", "meetings", "veranstaltung", "termin"],
    &["club", "team", "teams", "verein", "mannschaft"],
    &["group", "groups", "gruppe", "committee", "board", "ausschuss"],
    &[
        "company",
        "companies",
        "firm",
        "firms",
        "organization",
        "organisation",
        "firma",
        "unternehmen",
    ],
    &["university", "school", "hochschule", "schule"],
    &["project", "projects", "projekt", "repo", "repository"],
    &["page", "pages", "seite", "url", "urls", "website", "domain"],
    &[
        "tag",
        "tags",
        "hashtag",
        "hashtags",
        "keyword",
        "keywords",
        "schlagwort",
    ],
    &["topic", "topics", "thema", "interest"],
    &["document", "documents", "dokument", "doc"],
    &["tweet", "tweets", "status"],
    &["post", "posts", "beitrag"],
    &["photo", "photos", "picture", "image", "video", "videos", "bild"],
    &["thread", "threads", "forum", "subreddit", "channel", "kanal"],
    &["question", "questions", "frage"],
    &[
        "business",
        "restaurant",
        "hotel",
        "venue",
        "shop",
        "store",
        "geschäft",
        "laden",
    ],
    &["place", "location", "ort", "city", "stadt"],
    &["country", "land", "state"],
    &["category", "genre", "class", "kategorie", "klasse"],
    &["course", "courses", "kurs"],
    &["skill", "skills", "job", "jobs"],
    &["gene", "genes", "gen"],
    &["disease", "diseases", "krankheit"],
    &["drug", "drugs", "medikament"],
    &["protein", "proteins"],
    &["word", "words", "term", "terms", "wort"],
    &["bill", "bills", "law", "petition", "gesetz"],
    &["list", "lists", "playlist", "liste"],
];

/// Things that buy and join as people do.
const AGENTS: [&str; 4] = ["club", "group", "company", "university"];

/// People that may be such things.
const MAYBE_AGENTS: [&str; 9] = [
    "customer",
    "client",
    "buyer",
    "member",
    "kunde",
    "mitglied",
    "investor",
    "donor",
    "contributor",
];

/// What the name of a column says of its nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Noun {
    Person { may_be_agent: bool },
    Thing { kind: usize, is_agent: bool },
}

/// Whether two columns of these names hold nodes of two kinds.
pub(super) fn are_two_kinds(one: &str, other: &str) -> bool {
    match (noun(one), noun(other)) {
        (Some(Noun::Thing { kind, .. }), Some(Noun::Thing { kind: other, .. })) => kind != other,
        (Some(Noun::Person { may_be_agent }), Some(Noun::Thing { is_agent, .. }))
        | (Some(Noun::Thing { is_agent, .. }), Some(Noun::Person { may_be_agent })) => !(may_be_agent && is_agent),
        _ => false,
    }
}

/// The last word of a name that says whom or what it means.
fn noun(name: &str) -> Option<Noun> {
    words(name)
        .iter()
        .rev()
        .find_map(|word| noun_of(word).or_else(|| noun_of(word.strip_suffix("id")?)))
}

fn noun_of(word: &str) -> Option<Noun> {
    if PEOPLE.contains(&word) {
        return Some(Noun::Person {
            may_be_agent: MAYBE_AGENTS.contains(&word),
        });
    }
    let kind = THINGS.iter().position(|kind| kind.contains(&word))?;
    Some(Noun::Thing {
        kind,
        is_agent: AGENTS.contains(&THINGS[kind][0]),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_and_things_are_two_kinds() {
        for (one, other, expected) in [
            ("user", "item", true),
            ("userId", "movieId", true),
            ("userid", "movieid", true),
            ("movie_title", "user name", true),
            ("author", "paper", true),
            ("customer_id", "product_id", true),
            ("Kunde", "Artikel", true),
            ("person", "company", true),
            ("book", "tag", true),
            ("user", "friend", false),
            ("company", "customer", false),
            ("company", "supplier", false),
            ("paper", "article", false),
            ("artist", "similar_artist", false),
            ("source", "movie", false),
            ("user_id", "follower_id", false),
            ("a", "b", false),
        ] {
            assert_eq!(are_two_kinds(one, other), expected, "{one} {other}");
            assert_eq!(are_two_kinds(other, one), expected, "{other} {one}");
        }
    }
}
