//! Ad configurations: which advertisements come into a stream.

use super::unused::{each_unused, how_to_hand_on};
use crate::arn;
use crate::region;
use crate::report::{Report, Rule};
use crate::view::{Field, Indexed, Node, Path, Step};

const AD_CONFIGURATION: &str = "AWS::IVS::AdConfiguration";

const LIST: &str = "MediaTailorPlaybackConfigurations";
const ITEM: &str = "PlaybackConfigurationArn";

/// Each MediaTailor configuration is named by its ARN.
///
/// Why: CloudFormation takes an empty item, but it names no configuration, and the service may
/// refuse it.
///
/// ```text,wrong
/// let ads = AdConfiguration { media_tailor_playback_configurations: [{}] };
/// output ads = ads.arn;
/// ```
///
/// ```text,right
/// let ads = AdConfiguration {
///     media_tailor_playback_configurations: [{
///         playback_configuration_arn: "arn:aws:mediatailor:us-west-2:123456789012:playbackConfiguration/show",
///     }],
/// };
/// output ads = ads.arn;
/// ```
///
/// Source: IVS API reference, `MediaTailorPlaybackConfiguration`.
pub(super) fn playback_configuration_without_arn(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    for (index, ads) in stack.resources_of(AD_CONFIGURATION) {
        let Field::Known(Node::List(items)) = ads.get(LIST) else {
            continue;
        };
        for (item, node) in items.iter().enumerate() {
            if !node.get(ITEM).is_absent() {
                continue;
            }
            let mut path = Path::property(index, &[LIST]);
            path.steps.push(Step::Index(item));
            let name = stack.spelling.property(ITEM);
            report
                .add(
                    rule,
                    path,
                    format!("an item without `{name}` names no configuration"),
                )
                .help(format!("add `{name}: \"..\"`, or remove the item"));
        }
    }
}

/// MediaTailor configurations are of the stack's own account and region.
///
/// Why: the service reads the configuration when it makes the ad configuration, and looks for it only
/// there. Where the stack states no region, the first ARN does.
///
/// ```text,wrong
/// #[region("us-west-2")]
/// stack Show {
///     let ads = AdConfiguration {
///         media_tailor_playback_configurations: [{
///             playback_configuration_arn: "arn:aws:mediatailor:us-east-1:123456789012:playbackConfiguration/show",
///         }],
///     };
///     output ads = ads.arn;
/// }
/// ```
///
/// ```text,right
/// #[region("us-west-2")]
/// stack Show {
///     let ads = AdConfiguration {
///         media_tailor_playback_configurations: [{
///             playback_configuration_arn: "arn:aws:mediatailor:us-west-2:123456789012:playbackConfiguration/show",
///         }],
///     };
///     output ads = ads.arn;
/// }
/// ```
///
/// Source: IVS API reference, `MediaTailorPlaybackConfiguration`.
pub(super) fn playback_configuration_of_another_region(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let mut known_region = stack.region.as_deref().filter(|it| region::has_ivs(it));
    let mut known_account = None;
    for (index, ads) in stack.resources_of(AD_CONFIGURATION) {
        let Field::Known(Node::List(items)) = ads.get(LIST) else {
            continue;
        };
        for (item, node) in items.iter().enumerate() {
            let Some(arn) = node.get(ITEM).text().and_then(arn::parse) else {
                continue;
            };
            let region = *known_region.get_or_insert(arn.region);
            let account = *known_account.get_or_insert(arn.account);
            let message = if arn.region != region {
                format!("this is in the region `{}`, not in `{region}`", arn.region)
            } else if arn.account != account {
                format!(
                    "this is of the account `{}`, not of `{account}`",
                    arn.account
                )
            } else {
                continue;
            };
            let mut path = Path::property(index, &[LIST]);
            path.steps
                .extend([Step::Index(item), Step::Key(ITEM.into())]);
            report
                .add(rule, path, message)
                .help("name one of the stack's own account and region");
        }
    }
}

/// The ARN of an ad configuration is handed on.
///
/// Why: CloudFormation can't attach it to a channel. Whoever calls `UpdateChannel` for that needs its
/// ARN, from an output or the environment of a function.
///
/// ```text,wrong
/// let ads = AdConfiguration {
///     media_tailor_playback_configurations: [{
///         playback_configuration_arn: "arn:aws:mediatailor:us-west-2:123456789012:playbackConfiguration/show",
///     }],
/// };
/// ```
///
/// ```text,right
/// let ads = AdConfiguration {
///     media_tailor_playback_configurations: [{
///         playback_configuration_arn: "arn:aws:mediatailor:us-west-2:123456789012:playbackConfiguration/show",
///     }],
/// };
/// output ads = ads.arn;
/// ```
///
/// Source: CloudFormation Template Reference, `AWS::IVS::Channel`, which has no property for it; IVS
/// API reference, `UpdateChannel`, `adConfigurationArn`.
pub(super) fn unattached_ad_configuration(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    each_unused(stack, AD_CONFIGURATION, |path, name| {
        let message = format!(
            "`{name}` shows nothing: CloudFormation can't attach it to a channel, and nobody learns its ARN"
        );
        report.add(rule, path, message).help(how_to_hand_on(
            stack.spelling,
            name,
            "`UpdateChannel`",
        ));
    });
}
