using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Chooses the language of what is posted in public and the time zone, and says who controls the community; without any it opens a form with what is set.</summary>
[Command("organizer settings", CommandPolicy.Moderator)]
internal sealed record ChangeSettings(SpokenLanguage? Language = null, ZoneName? Zone = null, Ownership? Owner = null) : ICommand
{
    internal sealed class Handler(CommandCatalog catalog, FormBuilder forms) : ICommandHandler<ChangeSettings>
    {
        public async Task<Reply> HandleAsync(ChangeSettings command, Caller caller, CancellationToken cancellationToken)
        {
            if (command == new ChangeSettings() && !caller.Visitor.SentForm)
            {
                return await AskAsync(caller, cancellationToken);
            }

            if (command.Language is { } language)
            {
                caller.Community.Speak(language == SpokenLanguage.French ? Languages.Language.French : Languages.Language.English);
            }

            if (command.Zone is { } zone)
            {
                caller.Community.Live(zone.Zone);
            }

            var overruled = command.Owner is { } owner && !caller.Community.BelongTo(owner);
            return CommunityMessages.Settings(caller.Words, caller.Community, overruled);
        }

        private async Task<Reply> AskAsync(Caller caller, CancellationToken cancellationToken)
        {
            var form = await forms.BuildAsync(catalog.Of<ChangeSettings>(), CommandLine.Of("organizer settings"), [], caller, cancellationToken);
            return new Reply.Ask(form with { Fields = [.. form.Fields.Select(field => field with { Value = Current(field.Name, caller.Community) })] });
        }

        private static string? Current(string option, Community community) => option switch
        {
            "zone" => community.Zone,
            "owner" => community.Owner is { } owner ? OptionDescriptor.ChoiceValue(owner.ToString()) : null,
            _ => OptionDescriptor.ChoiceValue((community.Language == Languages.Language.French ? SpokenLanguage.French : SpokenLanguage.English).ToString()),
        };
    }
}
