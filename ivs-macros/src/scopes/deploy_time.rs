//! Which values are known only when the stack is deployed.

use super::names::{Binding, Names, ScopeId};
use crate::ast::{self, Chain, ChainStep, Form, FormatPiece};
use ivs_schema::table;
use proc_macro2::Ident;

impl Names {
    /// Whether a value is known only at deployment: whether something in it is.
    pub fn is_deploy_time(&self, scope: ScopeId, value: &ast::Value) -> bool {
        match &value.form {
            Form::Name(name) => return self.is_deploy_time_name(scope, name),
            Form::Chain(chain) => {
                return self.is_deploy_time_name(scope, &chain.base)
                    || self.turns(scope, &chain.base.to_string()).is_some()
                    || self.is_export(scope, chain);
            }
            Form::Format(format) => {
                let is_captured = format.pieces.iter().any(|piece| match piece {
                    FormatPiece::Argument { name, .. } => self.is_deploy_time_word(scope, name),
                    FormatPiece::Text(_) => false,
                });
                if is_captured {
                    return true;
                }
            }
            Form::Import { resource, .. } => {
                return table::by_name(&resource.to_string()).is_some();
            }
            Form::Ref(_) | Form::PseudoParameter(_) | Form::Function { .. } => return true,
            Form::Resource(..) => return false,
            _ => {}
        }
        value
            .parts()
            .into_iter()
            .any(|part| self.is_deploy_time(scope, part))
    }

    /// Whether what a name stands for is known only at deployment.
    pub fn is_deploy_time_name(&self, scope: ScopeId, name: &Ident) -> bool {
        self.is_deploy_time_word(scope, &name.to_string())
    }

    fn is_deploy_time_word(&self, scope: ScopeId, name: &str) -> bool {
        match self.find(scope, name) {
            Some((Binding::Value(..), found_in)) => {
                self.definitions.is_deploy_time(found_in, name.to_owned())
            }
            Some((binding, _)) => matches!(
                binding,
                Binding::Resource(_)
                    | Binding::Import(_)
                    | Binding::Parameter(_)
                    | Binding::Mapping(_)
                    | Binding::Condition(_)
            ),
            None => false,
        }
    }

    /// Whether a chain is `OtherStack.output`.
    fn is_export(&self, scope: ScopeId, chain: &Chain) -> bool {
        is_type(&chain.base)
            && matches!(chain.steps.as_slice(), [ChainStep::Member(_, None)])
            && self.find(scope, &chain.base.to_string()).is_none()
    }
}

/// Whether a word is written as types are: `LiveShow`.
pub fn is_type(word: &Ident) -> bool {
    let text = word.to_string();
    text.starts_with(|first: char| first.is_uppercase())
        && text.contains(|other: char| other.is_lowercase())
}
