using System.Reflection;
using System.Text.Json.Nodes;
using OrganizerBot.Commands;
using OrganizerBot.Discord;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Pictures;
using OrganizerBot.Slack;
using OrganizerBot.Support;

namespace OrganizerBot.Contracts;

/// <summary>Each form that opens when a command is typed with everything missing, or with everything wrong, is what both platforms take.</summary>
public sealed class FormGalleryTests(TestBot bot, ITestOutputHelper output) : IClassFixture<TestBot>
{
    private static readonly CommandCatalog Catalog = new();

    private readonly HashSet<(MethodInfo Judge, string Shape)> _judged = [];

    public static TheoryData<string> Paths => [.. Catalog.Commands.Select(command => command.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Both_platforms_take_the_form_of_a_command_typed_bare(string path)
    {
        foreach (var language in Language.All)
        {
            await ShowAsync($"/{path} in {language}", await Moderator(language).Says(path), language);
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Both_platforms_take_the_form_of_a_command_with_everything_wrong(string path)
    {
        var line = new CommandLine(path, Catalog.Find(path)!.Options.Select(option => KeyValuePair.Create(option.Name, HostileText.Of(3900))));
        foreach (var language in Language.All)
        {
            await ShowAsync($"/{path} all wrong in {language}", await Moderator(language).Says(line.ToString()), language);
        }
    }

    /// <summary>Has types judge a body, unless one of its shape was judged before.</summary>
    private async Task JudgeAsync(string name, JsonObject body, Func<string, JsonObject, Task> judge)
    {
        if (_judged.Add((judge.Method, Shape.Of(body))))
        {
            await judge(name, body);
        }
    }

    private Person Moderator(Language language) => bot.Moderator() with { Language = language };

    private async Task ShowAsync(string name, Reply reply, Language language)
    {
        output.WriteLine($"{name}: {reply.GetType().Name}");
        var words = Words.In(language);
        switch (reply)
        {
            case Reply.Ask ask:
                await OpenAsync(name, ask.Form, words);
                break;
            case Reply.Mend mend:
                await SayAsync(name, mend.Message, words);
                await ShowAsync($"{name}, to be mended", await Moderator(language).Says(Assert.Single(mend.Message.Buttons).Line.ToString()), language);
                break;
            case Reply.Say say:
                await SayAsync(name, say.Message, words);
                break;
        }
    }

    private async Task OpenAsync(string name, Form form, Words words)
    {
        var painter = new DiscordPainter(new DiscordForm(Catalog), new DiscordPictures(new ChartPress()));
        var screen = painter.Paint(new Reply.Ask(form), words);
        FormLimit.Hold(name, screen.Modal!);
        await JudgeAsync(name, screen.Modal!, DiscordTypes.OpenAsync);
        await JudgeAsync(name, screen.Pages[0], DiscordTypes.AnswerAsync);

        var view = SlackForm.Of(form, words, "C2147483705");
        FormLimit.HoldView(name, view);
        await JudgeAsync(name, view, SlackTypes.OpenAsync);
    }

    private async Task SayAsync(string name, Message message, Words words)
    {
        foreach (var page in DiscordRenderer.Pages(message))
        {
            DiscordLimit.Hold(name, page);
            await JudgeAsync(name, page, DiscordTypes.AnswerAsync);
        }

        foreach (var page in SlackRenderer.Pages(message, words))
        {
            SlackLimit.Hold(name, page);
            await JudgeAsync(name, page, SlackTypes.AnswerAsync);
        }

        await JudgeAsync(name, SlackRenderer.View(message, words, "C2147483705").View, SlackTypes.OpenAsync);
    }
}
