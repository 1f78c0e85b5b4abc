#[derive(::core::clone::Clone, ::core::fmt::Debug)]
struct Cameras {
    /// The argument `title`.
    title: String,
}
impl Cameras {
    /// The template of the stack, checked as a whole.
    ///
    /// # Errors
    ///
    /// All rules that the stack breaks for these arguments.
    fn template(
        &self,
    ) -> ::core::result::Result<ivs_core::Template, ivs_core::Violations> {
        <Self as ivs_core::Stack>::template(self)
    }
}
#[doc(hidden)]
#[allow(
    dead_code,
    missing_docs,
    missing_debug_implementations,
    reason = "other stacks may use it"
)]
struct CamerasExports {
    pub front_id: ivs_core::__private::NotExported,
}
impl ivs_core::Stack for Cameras {
    type Exports = CamerasExports;
    const EXPORTS: CamerasExports = CamerasExports {
        front_id: ivs_core::__private::NotExported,
    };
    const FILES: &'static [&'static str] = &[::core::file!()];
    type Outputs = CamerasOutputs;
    const NAME: &'static str = "Cameras";
    #[allow(
        unused_variables,
        unused_parens,
        unused_braces,
        reason = "a name may be used by nothing, a block of Rust stands in parentheses"
    )]
    #[allow(
        clippy::shadow_reuse,
        clippy::shadow_same,
        clippy::shadow_unrelated,
        reason = "an expression uses copies of values under their names"
    )]
    fn build(&self) -> ivs_core::Template {
        let Self { title } = self;
        let at = |name: &'static ::core::primitive::str, line, column| {
            ivs_core::Declaration::new(name, ::core::file!(), line, column)
        };
        let mut template = ivs_core::Template::new();
        let channel_1 = ivs_core::Handle::<
            ivs_core::__private::resources::Channel,
        >::new("ChannelFront");
        let key_1 = ivs_core::Handle::<ivs_core::ivs::StreamKey>::new("KeyFront");
        let channel_2 = ivs_core::Handle::<
            ivs_core::__private::resources::Channel,
        >::new("ChannelBack");
        let key_2 = ivs_core::Handle::<ivs_core::ivs::StreamKey>::new("KeyBack");
        let room = ivs_core::Handle::<ivs_core::__private::resources::Room>::new("Room");
        {
            let channel = ::core::clone::Clone::clone(&channel_1);
            let key = ::core::clone::Clone::clone(&key_1);
            template
                .declare(
                    &channel_1,
                    at("channel[\"front\"]", 0, 0),
                    ivs_core::__private::resources::Channel::new()
                        .name({
                            let title = ::core::clone::Clone::clone(title);
                            let camera = "front";
                            ivs_core::given::Text::given(format!("{title}-{}", camera))
                        })
                        .r#type(ivs_core::ivs::channel::Type::AdvancedHd),
                );
            template
                .declare(&key_1, at("key[\"front\"]", 0, 0), channel.add_stream_key());
            template
                .declare_output(
                    "PlaybackFront",
                    at("playback[\"front\"]", 0, 0),
                    channel.playback_url(),
                );
        }
        {
            let channel = ::core::clone::Clone::clone(&channel_2);
            let key = ::core::clone::Clone::clone(&key_2);
            template
                .declare(
                    &channel_2,
                    at("channel[\"back\"]", 0, 0),
                    ivs_core::__private::resources::Channel::new()
                        .name({
                            let title = ::core::clone::Clone::clone(title);
                            let camera = "back";
                            ivs_core::given::Text::given(format!("{title}-{}", camera))
                        })
                        .r#type(ivs_core::ivs::channel::Type::Basic),
                );
            template
                .declare(&key_2, at("key[\"back\"]", 0, 0), channel.add_stream_key());
            template
                .declare_output(
                    "PlaybackBack",
                    at("playback[\"back\"]", 0, 0),
                    channel.playback_url(),
                );
        }
        template
            .declare(
                &room,
                at("room", 0, 0),
                ivs_core::__private::resources::Room::new().maximum_message_length(100),
            );
        template.declare_output("FrontId", at("front_id", 0, 0), channel_1.id());
        template
    }
}
///The outputs of a deployed [`Cameras`].
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq
)]
#[allow(dead_code, clippy::struct_field_names, reason = "not every program reads them")]
struct CamerasOutputs {
    ///The output `PlaybackFront`.
    playback_front: ::std::string::String,
    ///The output `PlaybackBack`.
    playback_back: ::std::string::String,
    ///The output `FrontId`.
    front_id: ::std::string::String,
}
impl ivs_core::Outputs for CamerasOutputs {
    const STACK: &'static str = "Cameras";
    const FIELDS: &'static [ivs_core::__private::Field] = &[
        ivs_core::__private::Field::Required("PlaybackFront"),
        ivs_core::__private::Field::Required("PlaybackBack"),
        ivs_core::__private::Field::Required("FrontId"),
    ];
    fn from_values(__values: &mut ivs_core::__private::Values) -> Self {
        Self {
            playback_front: __values.next_value(),
            playback_back: __values.next_value(),
            front_id: __values.next_value(),
        }
    }
    fn each_value(
        &self,
        __visit: &mut dyn ::core::ops::FnMut(&dyn ivs_core::__private::OutputValue),
    ) {
        __visit(&self.playback_front);
        __visit(&self.playback_back);
        __visit(&self.front_id);
    }
}
