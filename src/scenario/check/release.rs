//! News that nobody can read.

use crate::scenario::read::Places;
use crate::scenario::remark::Remark;
use crate::scenario::written::Written;

pub(super) fn check(written: &Written, places: &Places) -> Vec<Remark> {
    if !places.are_sound(&["release"]) {
        return Vec::new();
    }
    let release = &written.release;
    let late = release.posts.iter().find(|post| **post > release.horizon);
    let late = late.map(|post| {
        let title = format!("the post at {post} h comes after the horizon of {} h", release.horizon);
        Remark::warning(places.near("release.posts"), title).label("nothing after the horizon counts")
    });
    let is_silent = |posts: Option<&Vec<f64>>| posts.unwrap_or(&release.posts).is_empty();
    let no_posts = if written.channel.is_empty() {
        is_silent(None)
    } else {
        written.channel.iter().all(|channel| is_silent(channel.posts.as_ref()))
    };
    let silent = (no_posts && release.wire == 0).then(|| {
        Remark::warning(
            places.near("release.posts"),
            "nobody can read the news: there is no post and no wire",
        )
    });
    late.into_iter().chain(silent).collect()
}
