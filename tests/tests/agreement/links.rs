//! What the demo's notices and menus link to within the site is there, and a file is as long as the link says.

use domain::campaigns::Enrolment;

#[test]
fn each_link_into_the_site_leads_somewhere() {
    let site = tests::root().join("site");
    let demo = std::fs::read(tests::root().join("tests/demo/insurers.json")).unwrap();
    let demo: Vec<Enrolment> = serde_json::from_slice(&demo).unwrap();
    let screens = std::fs::read_to_string(site.join("src/member/routes.ts")).unwrap();
    let mut files = 0;
    for pages in demo.into_iter().map(|enrolment| enrolment.pages) {
        let links = pages.notices.into_iter().flat_map(|notice| notice.links);
        let links = links.map(|link| (String::from(link.url), link.bytes));
        let menu = pages.menu.into_iter().filter_map(|entry| entry.url);
        let menu = menu.map(|url| (String::from(url), None));
        for (url, bytes) in links.chain(menu) {
            let Some(path) = url.strip_prefix('/') else {
                continue;
            };
            let screen = screens.contains(&format!("\"{url}\": () => import("));
            let file = std::fs::metadata(site.join("public").join(path)).ok();
            files += usize::from(file.is_some());
            assert!(screen || file.is_some(), "{url} leads nowhere");
            assert_eq!(file.map(|file| file.len()), bytes, "{url}: its size");
        }
    }
    assert!(files > 0, "a notice of the demo carries a PDF");
}
