using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Tests.Sandbox;

/// <summary>What an app puts into the menu of messages.</summary>
public sealed class DiscordMenuTests : DiscordTownTests
{
    private const string Commands = "/applications/1198000000000000000/commands";

    [Fact]
    public async Task A_message_offers_what_is_registered_in_the_readers_language_and_an_ephemeral_one_nothing()
    {
        var message = await Says("https://jobs.example/42");
        Assert.Null(message.Shortcuts);
        await ApiAsync("POST", Commands, """{"name":"Log this","type":3,"name_localizations":{"fr":"Consigner ceci"}}""");
        await ApiAsync("POST", Commands, """{"name":"About them","type":2}""");
        await ApiAsync("POST", Commands, """{"name":"Moderate","type":3,"default_member_permissions":"32"}""");
        Bot.Answers("""{"type":4,"data":{"content":"x","flags":64}}""");
        await Says("/petition sign petition:K7QF");

        Assert.Equal(["Log this"], Labels(Sees("Emeka Obi")[0]));
        Assert.Equal(["Consigner ceci"], Labels(Sees("Hugo Petit")[0]));
        Assert.Equal(["Log this", "Moderate"], Labels(Sees("Ana Ferreira")[0]));
        Assert.Null(Sees("Emeka Obi")[1].Shortcuts);
    }

    [Fact]
    public async Task Whoever_takes_one_sends_the_whole_message_and_sees_the_answer()
    {
        await ApiAsync("POST", Commands, """{"name":"Log this","type":3}""");
        var message = await Says("https://jobs.example/42", who: "Ana Ferreira");
        Bot.Answers("""{"type":9,"data":{"custom_id":"f","title":"T","components":[{"type":18,"label":"A","component":{"type":4,"custom_id":"a","style":1,"value":"v"}}]}}""");

        var seen = await Takes(message, "log this");

        Assert.Equal("T", seen.Form!.Title);
        var data = Bot.Received[^1]["data"]!;
        Assert.Equal(("Log this", 3, message.Message), ((string)data["name"]!, (int)data["type"]!, (string)data["target_id"]!));
        Assert.Equal("https://jobs.example/42", (string)data["resolved"]!["messages"]![message.Message!]!["content"]!);
        await Assert.ThrowsAsync<TownException>(() => Takes(message, "petition"));
    }

    [Theory]
    [InlineData("""{"name":"Log this","type":3,"description":"No"}""")]
    [InlineData("""{"name":"Log this","type":3,"options":[{"type":3,"name":"a","description":"b"}]}""")]
    [InlineData("""{"name":"Log this","type":3,"name_localizations":{"klingon":"x"}}""")]
    [InlineData("""{"name":"A name that is longer than thirty-two","type":3}""")]
    public async Task What_Discord_does_not_take_in_a_menu_is_refused(string command) =>
        Assert.Equal(400, (await ApiAsync("POST", Commands, command)).Status);

    private static IEnumerable<string>? Labels(Sight sight) => sight.Shortcuts?.Select(shortcut => shortcut.Label);
}
