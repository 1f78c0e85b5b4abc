//! A position in a list of tokens.

use proc_macro2::{Delimiter, Group, Ident, Spacing, Span, TokenStream, TokenTree};

/// Walks over tokens; looking ahead costs nothing.
pub struct Cursor {
    tokens: Vec<TokenTree>,
    position: usize,
    /// Where a message stands if there is no token left.
    end: Span,
}

impl Cursor {
    pub fn new(tokens: TokenStream, end: Span) -> Self {
        Self {
            tokens: tokens.into_iter().collect(),
            position: 0,
            end,
        }
    }

    /// The inside of a group; its end is the closing bracket.
    pub fn inside(group: &Group) -> Self {
        Self::new(group.stream(), group.span_close())
    }

    /// How many tokens were stepped over.
    pub fn position(&self) -> usize {
        self.position
    }

    pub fn is_empty(&self) -> bool {
        self.position >= self.tokens.len()
    }

    /// The token that is `ahead` tokens from here.
    pub fn peek(&self, ahead: usize) -> Option<&TokenTree> {
        self.tokens.get(self.position + ahead)
    }

    /// The tokens that are left.
    pub fn ahead(&self) -> impl Iterator<Item = &TokenTree> {
        self.tokens.iter().skip(self.position)
    }

    pub fn next(&mut self) -> Option<TokenTree> {
        let token = self.tokens.get(self.position)?.clone();
        self.position += 1;
        Some(token)
    }

    /// The place of the next token.
    pub fn span(&self) -> Span {
        self.peek(0).map_or(self.end, TokenTree::span)
    }

    /// The token before.
    pub fn previous(&self) -> Option<&TokenTree> {
        self.tokens.get(self.position.checked_sub(1)?)
    }

    /// The place of the token before.
    pub fn previous_span(&self) -> Span {
        self.previous().map_or(self.end, TokenTree::span)
    }

    pub fn peek_ident(&self, ahead: usize) -> Option<&Ident> {
        match self.peek(ahead)? {
            TokenTree::Ident(ident) => Some(ident),
            _ => None,
        }
    }

    pub fn peek_is_word(&self, word: &str) -> bool {
        self.peek_ident(0).is_some_and(|ident| ident == word)
    }

    pub fn peek_is(&self, ahead: usize, punctuation: char) -> bool {
        is_punctuation(self.peek(ahead), punctuation)
    }

    /// Whether a single `:` stands there; a `::` belongs to a path.
    pub fn peek_is_colon(&self, ahead: usize) -> bool {
        matches!(self.peek(ahead), Some(TokenTree::Punct(punct))
            if punct.as_char() == ':' && punct.spacing() == Spacing::Alone)
    }

    pub fn peek_group(&self, ahead: usize, delimiter: Delimiter) -> Option<&Group> {
        match self.peek(ahead)? {
            TokenTree::Group(group) if group.delimiter() == delimiter => Some(group),
            _ => None,
        }
    }

    pub fn ident(&mut self) -> Option<Ident> {
        let ident = self.peek_ident(0)?.clone();
        self.position += 1;
        Some(ident)
    }

    /// The word that stands here, unless it belongs to something else.
    pub fn ident_unless(&mut self, belongs_elsewhere: bool) -> Option<Ident> {
        if belongs_elsewhere {
            return None;
        }
        self.ident()
    }

    pub fn group(&mut self, delimiter: Delimiter) -> Option<Group> {
        let group = self.peek_group(0, delimiter)?.clone();
        self.position += 1;
        Some(group)
    }

    /// Steps over a punctuation; false if it does not stand here.
    pub fn punctuation(&mut self, punctuation: char) -> bool {
        let stands_here = self.peek_is(0, punctuation);
        if stands_here {
            self.position += 1;
        }
        stands_here
    }

    /// Takes tokens while the predicate holds for what is ahead.
    pub fn take_while(&mut self, mut predicate: impl FnMut(&Self) -> bool) -> Vec<TokenTree> {
        let mut taken = Vec::new();
        while !self.is_empty() && predicate(self) {
            taken.extend(self.next());
        }
        taken
    }
}

pub fn is_punctuation(token: Option<&TokenTree>, punctuation: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == punctuation)
}

/// A token as it is written, cut short for a message.
pub fn shown(token: &TokenTree) -> String {
    match token {
        TokenTree::Group(group) => match group.delimiter() {
            Delimiter::Brace => "`{`".into(),
            Delimiter::Bracket => "`[`".into(),
            Delimiter::Parenthesis => "`(`".into(),
            Delimiter::None => "an expression".into(),
        },
        token => {
            let text = token.to_string();
            if text.chars().count() > 40 {
                "this text".into()
            } else {
                format!("`{text}`")
            }
        }
    }
}
