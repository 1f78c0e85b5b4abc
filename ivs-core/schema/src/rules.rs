//! The rules across properties and resources, one documented function each.

mod actions;
mod ads;
mod alarms;
mod arguments;
mod buckets;
mod channels;
mod chat;
mod conditions;
mod delivery;
mod dependencies;
mod destinations;
mod dynamic_references;
mod encoders;
mod events;
mod functions;
mod ingest;
mod keys;
mod limits;
mod logs;
mod mappings;
mod outputs;
mod parameters;
mod policies;
mod quotas;
mod recordings;
mod regions;
mod required;
mod restrictions;
mod rivals;
pub(crate) mod secrets;
mod sections;
mod shape;
mod stages;
mod structure;
mod unused;

use crate::report::{Level, Report, Rule};
use crate::view::Indexed;

/// A rule and the function that finds what breaks it.
pub(crate) struct Check {
    rule: Rule,
    find: fn(Rule, &Indexed<'_, '_>, &mut Report<'_, '_>),
}

/// Lists functions as rules: the rule is called as its function.
macro_rules! rules {
    ($($level:ident $module:ident::$name:ident,)*) => {
        const RULES: &[Check] = &[$(
            Check {
                rule: Rule { name: stringify!($name), level: Level::$level },
                find: $module::$name,
            },
        )*];
    };
}

rules! {
    Forbid structure::duplicate_logical_id,
    Forbid structure::logical_id_form,
    Forbid shape::resource_entry,
    Deny shape::unknown_entry,
    Forbid shape::condition_form,
    Deny shape::assertion_form,
    Deny shape::function_next_to_key,
    Forbid limits::too_many_resources,
    Forbid limits::too_many_declarations,
    Forbid limits::template_too_large,
    Warn limits::template_needs_bucket,
    Forbid limits::description_length,
    Forbid sections::unknown_section,
    Forbid sections::rules_section_form,
    Forbid parameters::parameter_bounds,
    Forbid parameters::parameter_value_length,
    Warn parameters::unused_parameter,
    Warn parameters::no_echo_shown,
    Forbid mappings::mapping_form,
    Forbid mappings::unknown_mapping_key,
    Warn mappings::unused_mapping,
    Forbid conditions::circular_condition,
    Forbid conditions::unknown_condition,
    Forbid conditions::condition_of_resource,
    Warn conditions::comparison_never_holds,
    Warn conditions::unused_condition,
    Deny conditions::conditional_reference,
    Forbid functions::function_argument,
    Forbid functions::misplaced_function,
    Deny functions::nested_function,
    Forbid functions::needs_language_extensions,
    Forbid functions::unknown_pseudo_parameter,
    Warn functions::no_value_without_choice,
    Deny required::needed_property_left_out,
    Forbid dependencies::dangling_reference,
    Forbid dependencies::circular_dependency,
    Forbid outputs::output_is_text,
    Forbid outputs::export_name,
    Forbid outputs::duplicate_export,
    Deny outputs::import_of_own_export,
    Forbid policies::policy_of_type,
    Warn policies::one_policy_of_two,
    Warn policies::recordings_without_policy,
    Forbid regions::region_without_ivs,
    Forbid regions::type_not_in_region,
    Deny regions::arn_of_another_region,
    Deny regions::arn_of_another_account,
    Deny quotas::more_than_quota,
    Warn quotas::many_recording_configurations,
    Deny channels::preset_needs_advanced_type,
    Forbid channels::multitrack_needs_standard_type,
    Forbid channels::multitrack_needs_fragmented_mp4,
    Forbid channels::multitrack_needs_policy_and_resolution,
    Warn channels::multitrack_is_not_enabled,
    Warn channels::channel_without_stream_key,
    Warn channels::insecure_ingest,
    Forbid channels::one_stream_key_per_channel,
    Warn channels::stream_key_of_existing_channel,
    Deny keys::authorized_needs_playback_key_pair,
    Warn keys::playback_key_pair_without_private_channel,
    Forbid keys::public_key_must_be_p384,
    Deny keys::public_key_form,
    Forbid keys::key_imported_twice,
    Warn keys::public_key_imported_twice,
    Forbid keys::at_most_three_keys,
    Warn keys::no_key_left_for_a_change,
    Forbid recordings::custom_selection_needs_renditions,
    Warn recordings::renditions_without_custom_selection,
    Warn recordings::thumbnails_are_disabled,
    Warn recordings::custom_renditions_on_basic_channel,
    Warn recordings::thumbnails_larger_than_channel,
    Warn recordings::unused_recording_configuration,
    Deny restrictions::unknown_country,
    Warn restrictions::country_in_lower_case,
    Deny restrictions::origin_form,
    Warn restrictions::strict_enforcement_without_origins,
    Warn restrictions::too_many_strict_origins,
    Warn restrictions::restriction_of_private_channels,
    Warn restrictions::unattached_restriction_policy,
    Warn ads::playback_configuration_without_arn,
    Deny ads::playback_configuration_of_another_region,
    Warn ads::unattached_ad_configuration,
    Warn stages::stage_is_not_recorded,
    Warn stages::participant_thumbnails_are_disabled,
    Warn stages::thumbnails_of_sound,
    Warn stages::unused_storage_configuration,
    Forbid encoders::odd_video_side,
    Forbid encoders::too_many_pixels,
    Warn encoders::unused_encoder_configuration,
    Forbid ingest::rtmp_needs_insecure_ingest,
    Warn ingest::ingest_without_stage,
    Deny buckets::recording_to_kms_bucket,
    Deny buckets::recording_to_object_writer_bucket,
    Deny buckets::made_before_bucket_policy,
    Warn buckets::bucket_policy_without_service,
    Forbid buckets::bucket_name_form,
    Deny destinations::named_by_text,
    Forbid chat::one_log_destination,
    Warn chat::log_group_outside_vended_logs,
    Forbid logs::retention_in_days,
    Forbid logs::log_group_name,
    Warn logs::chat_log_kept_for_a_day,
    Warn chat::unused_logging_configuration,
    Forbid chat::handler_named_without_arn,
    Deny chat::handler_without_permission,
    Deny chat::room_made_before_permission,
    Deny chat::permission_needs_its_room,
    Warn chat::fallback_without_handler,
    Warn chat::handler_of_another_region,
    Forbid secrets::private_key_in_template,
    Deny secrets::stream_key_in_template,
    Deny secrets::secret_outside_secrets_manager,
    Deny secrets::secret_given_and_generated,
    Deny events::unknown_detail_type,
    Deny events::unknown_event_field,
    Warn events::event_field_of_some_types,
    Deny events::unknown_event_name,
    Warn events::event_by_channel_name,
    Warn events::limit_of_account_by_resource,
    Warn events::chat_sends_no_events,
    Warn actions::unknown_action,
    Deny alarms::unknown_metric,
    Deny alarms::unknown_dimensions,
    Warn alarms::dimension_takes_id,
    Deny alarms::alarm_period,
    Deny alarms::alarm_evaluation_too_long,
    Warn delivery::log_delivery_tag,
    Deny dynamic_references::dynamic_reference_form,
    Forbid dynamic_references::too_many_dynamic_references,
    Forbid dynamic_references::secure_reference_in_custom_resource,
    // It speaks only if nothing else is wrong.
    Forbid sections::no_resources,
}

/// Runs the rule about what no other rule has to look at.
pub(crate) fn check_size(stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    let size = RULES
        .iter()
        .find(|check| check.rule.name == "template_too_large");
    if let Some(check) = size {
        (check.find)(check.rule, stack, report);
    }
}

/// Runs the rules of this level or a higher one.
pub(crate) fn check(level: Level, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    for check in RULES.iter().filter(|check| check.rule.level >= level) {
        (check.find)(check.rule, stack, report);
    }
}

/// Runs the rules about texts that are secrets.
pub(crate) fn check_secrets(stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    const NAMES: [&str; 2] = ["private_key_in_template", "stream_key_in_template"];
    for check in RULES {
        if NAMES.contains(&check.rule.name) {
            (check.find)(check.rule, stack, report);
        }
    }
}

/// All of them, in their order.
pub(crate) fn all() -> impl Iterator<Item = Rule> {
    RULES.iter().map(|check| check.rule)
}
