using System.Reflection;
using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Support;

namespace OrganizerBot.House;

/// <summary>Every command is whole: one handler, one policy, words in every language, and a test that types it.</summary>
public sealed class CommandTests
{
    /// <summary>Slack keeps these for itself (and a few more that clients take before an app sees them).</summary>
    private static readonly string[] TakenBySlack =
    [
        "apps", "archive", "away", "call", "collapse", "dm", "dnd", "expand", "feed", "feedback", "help", "huddle", "invite", "invite_people", "join", "kick", "leave", "me",
        "msg", "mute", "open", "part", "prefs", "remind", "remove", "rename", "search", "shortcuts", "shrug", "star", "status", "todo", "topic", "unarchive", "who", "workflow",
    ];

    private static readonly CommandCatalog Catalog = new();

    public static TheoryData<string> Paths => [.. Catalog.Commands.Select(command => command.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_command_has_one_handler(string path)
    {
        var command = Catalog.Find(path)!;
        var handlers = command.Type.GetNestedTypes(BindingFlags.NonPublic | BindingFlags.Public).Where(type => type.IsAssignableTo(command.HandlerType));

        Assert.True(handlers.Count() == 1, $"{command.Type.Name} needs exactly one nested Handler : ICommandHandler<{command.Type.Name}>.");
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_command_is_typed_by_a_test(string path)
    {
        var typed = Repository.Sources("tests").Any(file => !file.Contains("House", StringComparison.Ordinal) && File.ReadAllText(file).Contains(path, StringComparison.Ordinal));

        Assert.True(typed, $"No test types '/{path}'. Write one in tests/OrganizerBot.Tests/{Catalog.Find(path)!.Type.Namespace!.Split('.')[^1]}.");
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_command_has_its_words_in_every_language(string path)
    {
        var command = Catalog.Find(path)!;
        foreach (var words in Language.All.Select(Words.In))
        {
            Assert.InRange(command.Description(words).Length, 1, 100);
            Assert.InRange(command.Title(words).Length, 1, 24);
            if (command.Shortcut is { } shortcut)
            {
                Assert.InRange(shortcut.Name(words).Length, 1, 24);
            }

            foreach (var option in command.Options)
            {
                Assert.InRange(option.Description(words).Length, 1, 100);
                Assert.InRange(option.Label(words).Length, 1, 45);
                Assert.All(option.Choices(words), choice => Assert.InRange(choice.Label.Length, 1, 75));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Options_that_are_needed_stand_first(string path)
    {
        var needed = Catalog.Find(path)!.Options.Select(option => option.Required).ToArray();

        Assert.Equal(needed.OrderDescending(), needed);
    }

    [Fact]
    public void A_command_cannot_be_declared_without_saying_who_may()
    {
        Assert.All(typeof(CommandAttribute).GetConstructors(), constructor =>
            Assert.Contains(constructor.GetParameters(), parameter => parameter.ParameterType == typeof(CommandPolicy) && !parameter.HasDefaultValue));
        Assert.Throws<InvalidOperationException>(() => new CommandDescriptor(typeof(Undeclared)));
        Assert.Throws<InvalidOperationException>(() => new CommandDescriptor(typeof(OfNoPolicy)));
    }

    [Fact]
    public void No_command_takes_a_word_that_Slack_keeps()
    {
        var taken = Catalog.Nouns.Intersect(TakenBySlack).ToArray();

        Assert.True(taken.Length == 0, $"Slack's own commands cannot be taken: {string.Join(", ", taken)}. Choose another noun.");
    }

    [Fact]
    public void The_vocabulary_on_one_page() => Golden.Matches("Commands/Catalog.verified.txt", CatalogPage.Write(Catalog));

    [Fact]
    public void A_shortcut_needs_an_option_that_takes_an_address()
    {
        var command = Catalog.Find("refusal log")!;

        Assert.Same(command, new MessageShortcut(command, "link").Command);
        Assert.Throws<InvalidOperationException>(() => new MessageShortcut(command, "company"));
        Assert.Throws<InvalidOperationException>(() => new MessageShortcut(command, "nothing"));
    }

    private sealed record Undeclared;

    [Command("nobody may", (CommandPolicy)99)]
    private sealed record OfNoPolicy;
}
