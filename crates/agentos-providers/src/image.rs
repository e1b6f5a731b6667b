//! Images in messages: an address, or data in the message itself.

use agentos_types::{ErrorClass, ProviderError};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Image<'a> {
    Url(&'a str),
    Data { media_type: &'a str, base64: &'a str },
}

/// An `https:` address, or `data:TYPE;base64,DATA`; anything else is refused before it is sent.
pub(crate) fn read(url: &str) -> Result<Image<'_>, ProviderError> {
    let refuse = |why: &str| {
        Err(ProviderError::new(
            ErrorClass::InvalidRequest,
            format!("was not asked: {why}"),
        ))
    };
    let Some(data) = url.strip_prefix("data:") else {
        return if url.starts_with("https://") {
            Ok(Image::Url(url))
        } else {
            refuse("an image is neither `https:` nor `data:`")
        };
    };
    let Some((head, base64)) = data.split_once(',') else {
        return refuse("an image's `data:` URL has no data");
    };
    let Some(media_type) = head.strip_suffix(";base64") else {
        return refuse("an image's `data:` URL is not base64");
    };
    let media_type = canonical(media_type.split(';').next().unwrap_or_default());
    if !media_type.starts_with("image/") {
        return refuse("an image's `data:` URL has no image type");
    }
    if base64.is_empty() {
        return refuse("an image's `data:` URL has no data");
    }
    Ok(Image::Data { media_type, base64 })
}

/// The one name that every provider takes, where there are others: case means nothing in them.
fn canonical(media_type: &str) -> &str {
    const NAMES: [(&str, &str); 5] = [
        ("image/png", "image/png"),
        ("image/jpeg", "image/jpeg"),
        ("image/jpg", "image/jpeg"),
        ("image/gif", "image/gif"),
        ("image/webp", "image/webp"),
    ];
    NAMES
        .iter()
        .find(|(name, _)| media_type.eq_ignore_ascii_case(name))
        .map_or(media_type, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_images_that_can_be_sent_are_taken() {
        assert_eq!(read("https://x/y.png").unwrap(), Image::Url("https://x/y.png"));
        assert_eq!(
            read("data:image/png;base64,AAAA").unwrap(),
            Image::Data {
                media_type: "image/png",
                base64: "AAAA"
            }
        );
        for (written, media_type) in [
            ("image/PNG", "image/png"),
            ("image/jpg", "image/jpeg"),
            ("image/JPEG;name=a", "image/jpeg"),
            ("image/heic", "image/heic"),
        ] {
            let url = format!("data:{written};base64,AAAA");
            let base64 = "AAAA";
            assert_eq!(read(&url).unwrap(), Image::Data { media_type, base64 }, "{url}");
        }
        for url in [
            "http://x/y",
            "data:image/png;base64,",
            "file:///etc/passwd",
            "data:image/png,AAAA",
            "data:image/png;base64",
            "data:text/html;base64,AA",
            "",
        ] {
            assert_eq!(read(url).unwrap_err().class, ErrorClass::InvalidRequest, "{url}");
        }
    }
}
