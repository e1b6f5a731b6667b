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
    let media_type = media_type.split(';').next().unwrap_or_default();
    if !media_type.starts_with("image/") {
        return refuse("an image's `data:` URL has no image type");
    }
    Ok(Image::Data { media_type, base64 })
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
        for url in [
            "http://x/y",
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
