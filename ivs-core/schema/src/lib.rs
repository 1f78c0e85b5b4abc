//! What Amazon IVS and CloudFormation accept: the table of resource types and the rules over a
//! whole stack.
//!
//! `ivs-core` answers the rules from values when a program runs, its macro `ivs_stack!` answers
//! them from tokens while the program compiles. Both build the same [`view::Stack`] and hand it to
//! [`check::check`], so that nothing is checked twice by different code.
//!
//! This crate is a part of `ivs-core`; use that one.

pub mod api_only;
pub mod arn;
pub mod cdk;
mod census;
pub mod check;
mod conditions;
mod country;
pub mod entries;
mod expression;
mod graph;
mod hash;
pub mod items;
pub mod key;
mod md5;
pub mod metadata;
pub mod names;
mod needs;
mod origin;
mod p384;
pub mod pattern;
pub mod presence;
pub mod redact;
pub mod region;
pub mod report;
mod rules;
mod set_aside;
pub mod size;
pub mod sub;
pub mod suggest;
pub mod table;
pub mod view;
