using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Chooses the language of what is posted in public and the time zone; without either it opens a form with what is set.</summary>
[Command("organizer settings", CommandPolicy.Moderator)]
internal sealed record ChangeSettings(SpokenLanguage? Language = null, ZoneName? Zone = null) : ICommand
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

            return CommunityMessages.Settings(caller.Words, caller.Community);
        }

        private async Task<Reply> AskAsync(Caller caller, CancellationToken cancellationToken)
        {
            var form = await forms.BuildAsync(catalog.Of<ChangeSettings>(), CommandLine.Of("organizer settings"), [], caller, cancellationToken);
            var language = caller.Community.Language == Languages.Language.French ? SpokenLanguage.French : SpokenLanguage.English;
            return new Reply.Ask(form with
            {
                Fields = [.. form.Fields.Select(field => field with
                {
                    Value = field.Name == "zone" ? caller.Community.Zone : OptionDescriptor.ChoiceValue(language.ToString()),
                })],
            });
        }
    }
}
