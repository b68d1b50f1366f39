using System.Text;
using System.Text.Json.Nodes;
using OrganizerBot.Commands;
using OrganizerBot.Languages;

namespace OrganizerBot.Discord;

public sealed class DiscordReaderTests
{
    private const string Envelope = """
        "id":"1","application_id":"1","token":"t","guild_id":"20","channel_id":"30","locale":"fr","guild_locale":"en-US","authorizing_integration_owners":{"0":"20"},
        "member":{"nick":null,"permissions":"32","user":{"id":"40","username":"ana","global_name":"Ana"}}
        """;

    [Fact]
    public void A_typed_command_becomes_a_line()
    {
        var command = Read<DiscordRequest.Command>("""
            {"type":2,"data":{"name":"organizer","options":[{"type":2,"name":"moderators","options":[{"type":1,"name":"add","options":[
            {"type":6,"name":"member","value":"5"},{"type":4,"name":"days","value":30},{"type":5,"name":"quiet","value":true}]}]}]}
            """);

        Assert.Equal(CommandLine.Of("organizer moderators add", ("member", "5"), ("days", "30"), ("quiet", "yes")), command.Line);
        Assert.True(command.Back.MayOpenForm);
    }

    [Fact]
    public void The_visitor_comes_from_the_signed_request()
    {
        var visitor = Read<DiscordRequest.Command>("""{"type":2,"data":{"name":"petition"}""").Visitor;

        Assert.Equal(("discord:20", "40", "Ana", "30", "1"), (visitor.Community.ToString(), visitor.MemberId, visitor.Name.Value, visitor.Channel.Id, visitor.DeliveryId));
        Assert.Equal((Language.French, Language.English), (visitor.Language, visitor.CommunityLanguage));
        Assert.True(visitor.ManagesCommunity);
        Assert.False(visitor.IsOutsider);
    }

    [Theory]
    [InlineData("[\"7\",null,\"x\",\"8\",\"-1\",\"<@&9>\"]", "7 8")]
    [InlineData("[]", "")]
    [InlineData("null", "")]
    public void The_roles_are_those_that_are_ids(string roles, string read) => Assert.Equal(read, string.Join(' ', ((DiscordRequest.Command)Read(
        """{"type":2,"data":{"name":"petition"}""", Envelope.Replace("\"nick\":null", $"\"roles\":{roles}", StringComparison.Ordinal))!).Visitor.Groups));

    [Theory]
    [InlineData("\"0\":\"20\"", "\"1\":\"40\"")]
    [InlineData("\"username\":\"ana\"", "\"username\":\"ana\",\"bot\":true")]
    [InlineData("\"nick\":null", "\"pending\":true")]
    [InlineData("\"0\":\"20\"", "\"0\":20")]
    public void Who_does_not_belong_here_is_an_outsider(string instead, string of) =>
        Assert.True(((DiscordRequest.Command)Read("""{"type":2,"data":{"name":"petition"}""", Envelope.Replace(instead, of, StringComparison.Ordinal))!).Visitor.IsOutsider);

    [Theory]
    [InlineData("See https://jobs.example/42.", "https://jobs.example/42")]
    [InlineData("(https://jobs.example/a_(b)), **https://other.example**", "https://jobs.example/a_(b)")]
    [InlineData("**https://jobs.example/a?b=1&c=2#d**", "https://jobs.example/a?b=1&c=2#d")]
    [InlineData("<https://jobs.example/42> ||http://x.example||", "https://jobs.example/42")]
    [InlineData("[apply](https://jobs.example/42 'now') http://x.example", "https://jobs.example/42")]
    [InlineData("[https://shown.example](https://led.example/42)", "https://led.example/42")]
    [InlineData("javascript:alert(1) ftp://x.example data:text/html,hi https:// http://", "")]
    [InlineData("https://user:word@x.example/ then HTTPS://jobs.example/42", "HTTPS://jobs.example/42")]
    [InlineData("@everyone <@4> <#5> no address at all", "")]
    [InlineData("", "")]
    public void A_shortcut_is_its_command_with_the_first_address_of_the_message(string content, string link)
    {
        var command = Read<DiscordRequest.Command>(Pointed(new JsonObject { ["content"] = content, ["author"] = new JsonObject { ["id"] = "7" } }));

        Assert.Equal(CommandLine.Of("refusal log", ("link", link)), command.Line);
        Assert.True(command.Back is { MayOpenForm: true, Replaces: false });
    }

    [Fact]
    public void Addresses_stand_below_a_message_and_in_what_it_passes_on_too()
    {
        var passedOn = new JsonArray(new JsonObject { ["message"] = new JsonObject { ["content"] = "We liked your profile: https://jobs.example/42" } });
        var embeds = new JsonArray(new JsonObject { ["url"] = null }, new JsonObject { ["url"] = "https://shown.example/" });

        Assert.Equal("https://jobs.example/42", Link(new JsonObject { ["content"] = "", ["embeds"] = new JsonArray(), ["message_snapshots"] = passedOn.DeepClone() }));
        Assert.Equal("https://shown.example/", Link(new JsonObject { ["content"] = "Look", ["embeds"] = embeds, ["message_snapshots"] = passedOn.DeepClone() }));
        Assert.Equal("", Link([]));
    }

    [Fact]
    public void A_message_of_very_many_or_very_long_addresses_is_read_quickly_and_gives_one_that_fits_or_none()
    {
        var many = string.Join(' ', Enumerable.Range(0, 10_000).Select(number => $"https://jobs.example/{number}"));
        var useless = string.Concat(Enumerable.Repeat("https://u:p@x.example ", 10_000));

        Assert.Equal("https://jobs.example/0", Link(new JsonObject { ["content"] = many }));
        Assert.Equal("", Link(new JsonObject { ["content"] = useless + "https://jobs.example/" }));
        Assert.Equal("https://jobs.example/", Link(new JsonObject { ["content"] = $"https://x.example/{new string('x', 500)} https://jobs.example/" }));
        Assert.Equal("", Link(new JsonObject { ["content"] = "https://x.example/" + new string(')', 500_000) + new string('[', 200_000) }));
    }

    [Theory]
    [InlineData("""{"type":2,"data":{"name":"Log as refusal","type":3,"target_id":"7"}""")]
    [InlineData("""{"type":2,"data":{"name":"Log as refusal","type":3,"target_id":"7","resolved":{"messages":{"8":{"content":"https://a.example"}}}}""")]
    [InlineData("""{"type":2,"data":{"name":"Log as refusal","type":3,"resolved":{"messages":{"8":null}}}""")]
    [InlineData("""{"type":2,"data":{"type":3,"target_id":"8","resolved":{"messages":{"8":{}}}}""")]
    public void A_shortcut_without_its_message_is_not_understood(string start) => Assert.Null(Read(start, Envelope));

    [Fact]
    public void A_shortcut_that_is_none_of_ours_is_a_puzzle() =>
        Assert.Equal("Sign away", Read<DiscordRequest.Puzzle>("""{"type":2,"data":{"name":"Sign away","type":3,"target_id":"8","resolved":{"messages":{"8":{}}}}""").Typed);

    [Fact]
    public void The_option_being_typed_is_found()
    {
        var typing = Read<DiscordRequest.Suggest>("""{"type":4,"data":{"name":"petition","options":[{"type":1,"name":"sign","options":[{"type":3,"name":"petition","value":"K7","focused":true}]}]}""");

        Assert.Equal(("petition sign", "petition", "K7"), (typing.Line.Path, typing.Option, typing.Typed));
    }

    [Theory]
    [InlineData("""{"type":2,"data":{"options":[]}""")]
    [InlineData("""{"type":2,"data":{"name":"a","options":[null]}""")]
    [InlineData("""{"type":2,"data":{"name":"a","options":[{"type":3,"name":"b"}]}""")]
    [InlineData("""{"type":2,"data":{"name":"a","options":[{"type":3,"name":"b","value":{}}]}""")]
    [InlineData("""{"type":3,"data":{}""")]
    [InlineData("""{"type":4,"data":{"name":"a"}""")]
    [InlineData("""{"type":5,"data":{"components":[]}""")]
    [InlineData("""{"type":6,"data":{}""")]
    [InlineData("""{"type":2,"data":null""")]
    public void What_is_incomplete_is_not_understood(string start) => Assert.Null(Read(start, Envelope));

    [Theory]
    [InlineData("")]
    [InlineData("1:")]
    [InlineData("2:petition sign K7QF2")]
    [InlineData("petition sign K7QF2")]
    public void A_button_of_another_kind_is_a_puzzle(string id) =>
        Assert.Equal(id, Read<DiscordRequest.Puzzle>($$"""{"type":3,"data":{"custom_id":"{{id}}"}""").Typed);

    private static string Link(JsonObject message) => Read<DiscordRequest.Command>(Pointed(message)).Line.Values["link"];

    private static string Pointed(JsonObject message) =>
        """{"type":2,"data":{"id":"6","name":"Log as refusal","type":3,"target_id":"8","resolved":{"messages":{"8":""" + message.ToJsonString() + "}}}";

    private static T Read<T>(string start)
        where T : DiscordRequest => Assert.IsType<T>(Read(start, Envelope));

    private static DiscordRequest? Read(string start, string envelope) =>
        DiscordReader.Parse(Encoding.UTF8.GetBytes($"{start},{envelope}}}")) is { } wire ? new DiscordReader(new CommandCatalog()).Read(wire) : null;
}
