//! What the storage takes: exactly the declared bytes, once, in time (security test 9).

use http::{Request, StatusCode};
use tests::World;
use tests::scenes::File;
use tests::scenes::uploads::{fetch, put};

use super::{key, object, ready};

type Change = fn(Request<Vec<u8>>) -> Request<Vec<u8>>;

fn without(mut request: Request<Vec<u8>>, name: &str) -> Request<Vec<u8>> {
    request.headers_mut().remove(name);
    request
}

fn elsewhere(mut request: Request<Vec<u8>>, from: &str, to: &str) -> Request<Vec<u8>> {
    let moved = request.uri().to_string().replace(from, to);
    *request.uri_mut() = moved.parse().unwrap();
    request
}

#[tokio::test]
async fn exactly_what_was_declared_is_stored_once() {
    let world = World::with_demo().await;
    let (mut member, document) = ready(&world).await;
    for n in 0..4 {
        let file = File::nth(n);
        let presigned = member.presign(&document, &file).await.body;
        assert_eq!(fetch(put(&presigned, &file.bytes)).await.status(), 200);
        let again = fetch(put(&presigned, &file.bytes)).await;
        assert_eq!(again.status(), StatusCode::PRECONDITION_FAILED);
        let id = presigned["attachment"].as_str().unwrap();
        let key = key(&member, "incoming", id);
        assert_eq!(object(&world, &key).await.unwrap(), file.bytes);
    }
}

#[tokio::test]
async fn anything_else_is_refused_and_not_stored() {
    let world = World::with_demo().await;
    let (mut member, document) = ready(&world).await;
    let file = File::nth(0);
    let changes: [(&str, Change); 12] = [
        ("one byte more", |r| {
            r.map(|mut b| {
                b.push(b' ');
                b
            })
        }),
        ("one byte less", |r| {
            r.map(|mut b| {
                b.pop();
                b
            })
        }),
        ("other bytes", |r| {
            r.map(|mut b| {
                b[20] ^= 1;
                b
            })
        }),
        ("no bytes", |r| r.map(|_| Vec::new())),
        ("another type", |mut r| {
            r.headers_mut()
                .insert("content-type", "text/html".parse().unwrap());
            r
        }),
        ("no type", |r| without(r, "content-type")),
        ("no condition", |r| without(r, "if-none-match")),
        ("no checksum", |r| without(r, "x-amz-checksum-sha256")),
        ("another checksum", |mut r| {
            r.headers_mut()
                .insert("x-amz-checksum-sha256", "AAAA".parse().unwrap());
            r
        }),
        ("where the finished lie", |r| {
            elsewhere(r, "/incoming/", "/final/")
        }),
        ("a longer life", |r| {
            elsewhere(r, "X-Amz-Expires=300", "X-Amz-Expires=3000")
        }),
        ("another method", |mut r| {
            *r.method_mut() = http::Method::DELETE;
            r
        }),
    ];
    for (what, change) in changes {
        let presigned = member.presign(&document, &file).await.body;
        let answer = fetch(change(put(&presigned, &file.bytes))).await;
        assert!(
            answer.status().is_client_error(),
            "{what}: {}",
            answer.status()
        );
        let id = presigned["attachment"].as_str().unwrap();
        for key in [key(&member, "incoming", id), key(&member, "final", id)] {
            assert!(object(&world, &key).await.is_none(), "{what}: {key}");
        }
    }
}

#[tokio::test]
async fn the_address_ends_after_five_minutes_to_the_second() {
    let world = World::with_demo().await;
    let (mut member, document) = ready(&world).await;
    for (after, status) in [(299, 200), (300, 403), (301, 403)] {
        let file = File::nth(0);
        let presigned = member.presign(&document, &file).await.body;
        world.pass(after);
        assert_eq!(
            fetch(put(&presigned, &file.bytes)).await.status(),
            status,
            "{after}"
        );
    }
}
