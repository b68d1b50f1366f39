using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Chooses the language of what is posted in public, the time zone and which refusals wait for a moderator, says who controls the community, and begins and ends a silent test; without any it opens a form with what is set.</summary>
/// <remarks>That no employer controls it any more switches signing on again: it asks once, about that alone. A button holds less than a form.</remarks>
[Command("organizer settings", CommandPolicy.Moderator)]
internal sealed record ChangeSettings(
    SpokenLanguage? Language = null,
    [Option(Suggest = typeof(ZoneSuggestions))] ZoneName? Zone = null,
    Ownership? Owner = null,
    ReviewPolicy? Review = null,
    bool? Silent = null,
    [Option(InForm = false)] bool? Sure = null) : ICommand
{
    internal sealed class Handler(CommandCatalog catalog, FormBuilder forms, AuditTrail audit) : ICommandHandler<ChangeSettings>
    {
        private static readonly CommandLine Sure = CommandLine.Of("organizer settings", ("owner", "members"), ("sure", "yes"));

        private static readonly string[] Settings = ["owner", "language", "zone", "review", "silent"];

        public async Task<Reply> HandleAsync(ChangeSettings command, Caller caller, CancellationToken cancellationToken)
        {
            if (command with { Sure = null } == new ChangeSettings() && !caller.Visitor.SentForm)
            {
                return await AskAsync(caller, cancellationToken);
            }

            var asks = command is { Owner: Ownership.Members, Sure: not true } && caller.Community.AsksBeforeItIsMembers;
            var before = Now(caller.Community);
            if (command.Language is { } language)
            {
                caller.Community.Speak(language.Spoken());
            }

            if (command.Zone is { } zone)
            {
                caller.Community.Live(zone.Zone);
            }

            if (command.Review is { } review)
            {
                caller.Community.Look(review);
            }

            var overruled = !asks && command.Owner is { } owner && !caller.Community.BelongTo(owner);
            var refused = command.Silent is { } silent && silent != caller.Community.IsSilent && !caller.Community.BeSilent(silent);
            AuditChange[] changes = [.. Now(caller.Community).Zip(before, (after, then) => new AuditChange(after.What, then.Value, after.Value)).Where(change => change.Before != change.After)];
            audit.About(changes);
            var silence = SilenceOf(command, before, caller.Community, refused);
            return !asks ? CommunityMessages.Settings(caller.Words, caller.Community, overruled, silence)
                : changes.Length == 0 && !refused ? CommunityMessages.AskSettings(caller.Words, Sure)
                : CommunityMessages.AskAfterSettings(caller.Words, caller.Community, silence, Sure);
        }

        private static SilentTest SilenceOf(ChangeSettings command, IReadOnlyList<(string What, string Value)> before, Community community, bool refused) =>
            refused ? SilentTest.HasNoPlace
            : community.IsSilent ? SilentTest.IsOn
            : command.Silent == false && before.Contains(("silent", "yes")) ? SilentTest.Ended
            : SilentTest.IsOff;

        /// <summary>What is set.</summary>
        private static IReadOnlyList<(string What, string Value)> Now(Community community) =>
            [.. Settings.Select(option => (option, Current(option, community) ?? ""))];

        private async Task<Reply> AskAsync(Caller caller, CancellationToken cancellationToken)
        {
            var form = await forms.BuildAsync(catalog.Of<ChangeSettings>(), CommandLine.Of("organizer settings"), [], caller, cancellationToken);
            return new Reply.Ask(form with { Fields = [.. form.Fields.Select(field => field with { Value = Current(field.Name, caller.Community) })] });
        }

        private static string YesOrNo(bool value) => value ? "yes" : "no";

        private static string? Current(string option, Community community) => option switch
        {
            "zone" => community.Zone,
            "review" => OptionDescriptor.ChoiceValue(community.Review.ToString()),
            "silent" => YesOrNo(community.IsSilent),
            "owner" => community.Owner is { } owner ? OptionDescriptor.ChoiceValue(owner.ToString()) : null,
            _ => OptionDescriptor.ChoiceValue(community.Language.Choice().ToString()),
        };
    }
}
