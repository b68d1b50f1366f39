using System.Runtime.CompilerServices;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Discord;

/// <summary>Turns replies into screens.</summary>
internal sealed class DiscordPainter(DiscordForm forms, DiscordPictures pictures)
{
    /// <summary>Messages that many are told, as they were drawn once.</summary>
    private readonly ConditionalWeakTable<Message, DiscordScreen> _drawn = [];

    /// <summary>The screen of a reply. A form comes with a message in its stead, whose button opens it: late, or after another form, Discord opens none.</summary>
    public DiscordScreen Paint(Reply reply, Words words) => reply switch
    {
        Reply.Say { Message: { IsForMany: true } message } => _drawn.GetValue(message, same => new DiscordScreen(DiscordRenderer.Pages(same))),
        Reply.Say { Message: { Files.Count: > 0 } message } => new DiscordScreen(DiscordRenderer.Pages(message))
        {
            Files = message.Files,
            Refused = DiscordRenderer.Pages(Message.Of(words.Say("platform.discord.files.refused")) with { Buttons = message.Buttons }),
        },
        Reply.Say said when pictures.Hang(said.Message) is { Files.Count: > 0 } hung => new DiscordScreen(DiscordRenderer.Pages(hung.Message))
        {
            Files = hung.Files,
            Refused = DiscordRenderer.Pages(said.Message),
        },
        Reply.Say said => new DiscordScreen(DiscordRenderer.Pages(said.Message)),
        Reply.Mend mend => new DiscordScreen(DiscordRenderer.Pages(mend.Message)),
        Reply.Ask asked => new DiscordScreen(DiscordRenderer.Pages(Offer(asked.Form, words)), forms.Modal(asked.Form, words)),
        _ => throw new ArgumentOutOfRangeException(nameof(reply), reply.GetType().Name, "An unknown reply."),
    };

    /// <summary>What was pressed or sent is nothing we know.</summary>
    public static DiscordScreen Unknown(string typed, Words words) =>
        Of(words.Say("command.unknown", ("typed", new UserText(typed).Shortened(100))));

    /// <summary>The bot works in servers only.</summary>
    public static DiscordScreen Elsewhere(Words words) => Of(words.Say("command.place"));

    /// <summary>Something broke on our side, outside any command.</summary>
    public static DiscordScreen Broken(string reference, Words words) => Of(words.Say("platform.discord.broken", ("reference", reference)));

    private static DiscordScreen Of(Prose prose) => new(DiscordRenderer.Pages(Message.Of(prose)));

    private Message Offer(Form form, Words words) => Message.Of(words.Say("platform.discord.offer", ("title", form.Title))) with
    {
        Buttons = [new Button(words.Plain("platform.discord.open"), forms.Shortened(form.Line), ButtonStyle.Primary)],
    };
}
