//! The definitions as sets of bits, for checking whole files.

use std::sync::LazyLock;

use super::fixed::{Code, FixedDefinition, Material, Position};
use super::{FieldDefinition, IndicatorDefinition, definitions};

/// A set of ASCII characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Chars(u128);

impl Chars {
    pub(super) const ALL: Self = Self(u128::MAX);

    pub(super) const fn has(self, byte: u8) -> bool {
        byte < 128 && self.0 >> (byte & 0x7F) & 1 == 1
    }

    pub(super) const fn with(self, byte: u8) -> Self {
        Self(self.0 | 1 << (byte & 0x7F))
    }

    fn of_codes<'a>(codes: impl IntoIterator<Item = &'a Code>) -> Self {
        let codes: Vec<_> = codes.into_iter().collect();
        let all = (0x20..0x7F_u8).filter(|byte| codes.iter().any(|code| code.matches(&[*byte])));
        all.fold(Self::default(), Self::with)
    }
}

/// What may stand in a field.
#[derive(Clone, Copy, Debug)]
pub(super) struct FieldRules {
    pub(super) is_repeatable: bool,
    pub(super) is_obsolete: bool,
    pub(super) is_open: bool,
    pub(super) indicators: [Chars; 2],
    pub(super) known: Chars,
    pub(super) repeatable: Chars,
    pub(super) obsolete: Chars,
}

/// What may stand in a fixed field.
#[derive(Debug, Default)]
pub(super) struct FixedRules {
    /// For each character, what may stand there and the position it belongs to.
    pub(super) chars: Vec<(Chars, Option<&'static Position>)>,
    /// Positions whose characters only mean something together.
    pub(super) words: Vec<&'static Position>,
}

/// Rules by tag number; a tag without any is unknown or a control field.
pub(super) static FIELDS: LazyLock<Vec<Option<FieldRules>>> = LazyLock::new(|| {
    let mut all = vec![None; 1000];
    for field in definitions().fields() {
        if let Some(place) = field
            .tag
            .number()
            .and_then(|tag| all.get_mut(usize::from(tag)))
        {
            *place = Some(of_field(field));
        }
    }
    all
});

pub(super) static LEADER: LazyLock<FixedRules> =
    LazyLock::new(|| FixedRules::new([definitions().leader()]));

/// The rules of 008 for each material, in the order of [`Material`].
static FIXED_008: LazyLock<Vec<FixedRules>> = LazyLock::new(|| {
    let own = |material| definitions().of_008(material);
    let all = [
        Material::Books,
        Material::ComputerFiles,
        Material::Maps,
        Material::Music,
        Material::ContinuingResources,
        Material::VisualMaterials,
        Material::MixedMaterials,
    ];
    let rules = all.into_iter().map(own);
    rules
        .map(|own| FixedRules::new([definitions().all_008()].into_iter().chain(own)))
        .collect()
});

static FIXED_006: LazyLock<Vec<(u8, FixedRules)>> = LazyLock::new(|| {
    let forms = b"atmefcdijsgkorp".iter();
    let known = forms.filter_map(|form| Some((*form, definitions().of_006(*form)?)));
    known
        .map(|(form, fixed)| (form, FixedRules::new([fixed])))
        .collect()
});

static FIXED_007: LazyLock<Vec<(u8, FixedRules)>> = LazyLock::new(|| {
    let all = definitions().all_007().iter();
    all.filter_map(|fixed| Some((fixed.category()?, FixedRules::new([fixed]))))
        .collect()
});

pub(super) fn of_008(material: Material) -> Option<&'static FixedRules> {
    FIXED_008.get(material as usize)
}

pub(super) fn of_006(form: u8) -> Option<&'static FixedRules> {
    FIXED_006
        .iter()
        .find(|rules| rules.0 == form)
        .map(|rules| &rules.1)
}

pub(super) fn of_007(category: u8) -> Option<&'static FixedRules> {
    FIXED_007
        .iter()
        .find(|rules| rules.0 == category)
        .map(|rules| &rules.1)
}

fn of_field(field: &FieldDefinition) -> FieldRules {
    let those = |wanted: fn(&super::SubfieldDefinition) -> bool| {
        let codes = field.subfields.iter().filter(|one| wanted(one));
        let bytes = codes.filter_map(|one| u8::try_from(one.code).ok());
        bytes.fold(Chars::default(), Chars::with)
    };
    let [first, second] = &field.indicators;
    FieldRules {
        is_repeatable: field.is_repeatable,
        is_obsolete: field.is_obsolete,
        is_open: field.is_open || field.subfields.is_empty(),
        indicators: [of_indicator(first), of_indicator(second)],
        known: those(|_| true),
        repeatable: those(|one| one.is_repeatable),
        obsolete: those(|one| one.is_obsolete),
    }
}

fn of_indicator(indicator: &IndicatorDefinition) -> Chars {
    match (indicator.name, indicator.values.is_empty()) {
        ("", _) => Chars::default().with(b' '),
        (_, true) => Chars::ALL,
        (_, false) => Chars::of_codes(&indicator.values),
    }
}

impl FixedRules {
    fn new(parts: impl IntoIterator<Item = &'static FixedDefinition>) -> Self {
        let mut rules = Self::default();
        for position in parts.into_iter().flat_map(|part| &part.positions) {
            rules.add(position);
        }
        rules
    }

    fn add(&mut self, position: &'static Position) {
        let end = position.start + position.len;
        if self.chars.len() < end {
            self.chars.resize(end, (Chars::ALL, None));
        }
        let allowed = if position.is_undefined() {
            Chars::default().with(b' ').with(b'|')
        } else if position.codes.is_empty() || position.is_obsolete {
            Chars::ALL
        } else if position.is_single() {
            Chars::of_codes(&position.codes).with(b'|')
        } else {
            self.words.push(position);
            Chars::ALL
        };
        for place in self
            .chars
            .iter_mut()
            .skip(position.start)
            .take(position.len)
        {
            *place = (allowed, Some(position));
        }
    }
}
