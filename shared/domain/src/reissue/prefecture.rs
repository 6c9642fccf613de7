//! The 47 prefectures (都道府県) in their usual order.

use serde::{Deserialize, Deserializer, Serialize, de};
use unicode_normalization::UnicodeNormalization as _;

use crate::Wrong;
use crate::field::parsed;

/// A prefecture by its name: 鳥取県.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(into = "String")]
pub struct Prefecture(&'static str);

parsed!(Prefecture);

const NAMES: [&str; 47] = [
    "北海道",
    "青森県",
    "岩手県",
    "宮城県",
    "秋田県",
    "山形県",
    "福島県",
    "茨城県",
    "栃木県",
    "群馬県",
    "埼玉県",
    "千葉県",
    "東京都",
    "神奈川県",
    "新潟県",
    "富山県",
    "石川県",
    "福井県",
    "山梨県",
    "長野県",
    "岐阜県",
    "静岡県",
    "愛知県",
    "三重県",
    "滋賀県",
    "京都府",
    "大阪府",
    "兵庫県",
    "奈良県",
    "和歌山県",
    "鳥取県",
    "島根県",
    "岡山県",
    "広島県",
    "山口県",
    "徳島県",
    "香川県",
    "愛媛県",
    "高知県",
    "福岡県",
    "佐賀県",
    "長崎県",
    "熊本県",
    "大分県",
    "宮崎県",
    "鹿児島県",
    "沖縄県",
];

impl Prefecture {
    /// All of them, north to south.
    pub fn all() -> impl Iterator<Item = Self> {
        NAMES.into_iter().map(Self)
    }

    /// Reads a name, space around it forgiven.
    ///
    /// # Errors
    /// Anything but one of the 47 names in full.
    pub fn parse(raw: &str) -> Result<Self, Wrong> {
        let name: String = raw.trim().nfkc().collect();
        NAMES
            .into_iter()
            .find(|known| *known == name)
            .map(Self)
            .ok_or(Wrong::new("請求先都道府県を一覧から選択してください。"))
    }

    /// The name in full.
    pub const fn name(self) -> &'static str {
        self.0
    }
}

// By hand: derived, the static name would be borrowed from the input.
impl<'de> Deserialize<'de> for Prefecture {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(input)?).map_err(de::Error::custom)
    }
}

impl From<Prefecture> for String {
    fn from(prefecture: Prefecture) -> Self {
        prefecture.0.to_owned()
    }
}

impl utoipa::PartialSchema for Prefecture {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .description(Some("都道府県"))
            .enum_values(Some(NAMES))
            .into()
    }
}
impl utoipa::ToSchema for Prefecture {}
