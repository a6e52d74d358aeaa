//! Permanent ids, a type for each kind.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $make:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new, unique id.
            #[expect(clippy::new_without_default, reason = "each call gives another value")]
            pub fn new() -> Self {
                Self(Uuid::$make())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(s: &str) -> Result<Self, uuid::Error> {
                Uuid::parse_str(s).map(Self)
            }
        }
    };
}

id!(
    /// Names a claim for good (UUID version 7, RFC 9562).
    ClaimId,
    now_v7
);
id!(
    /// Names an entry of evidence for good (UUID version 7).
    EvidenceId,
    now_v7
);
id!(
    /// Names a stretch recorded as holding no claim (UUID version 7).
    NoClaimId,
    now_v7
);
id!(
    /// Names a person, whatever name they go by. A new one is a UUID of version 4, which reveals neither time nor machine; one
    /// made from a name is of version 5, see [`AnnotatorId::of_name`].
    AnnotatorId,
    new_v4
);
