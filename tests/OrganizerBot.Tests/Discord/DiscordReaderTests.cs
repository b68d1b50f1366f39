using System.Text;
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
    [InlineData("\"0\":\"20\"", "\"1\":\"40\"")]
    [InlineData("\"username\":\"ana\"", "\"username\":\"ana\",\"bot\":true")]
    [InlineData("\"nick\":null", "\"pending\":true")]
    [InlineData("\"0\":\"20\"", "\"0\":20")]
    public void Who_does_not_belong_here_is_an_outsider(string instead, string of) =>
        Assert.True(((DiscordRequest.Command)Read("""{"type":2,"data":{"name":"petition"}""", Envelope.Replace(instead, of, StringComparison.Ordinal))!).Visitor.IsOutsider);

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

    private static T Read<T>(string start)
        where T : DiscordRequest => Assert.IsType<T>(Read(start, Envelope));

    private static DiscordRequest? Read(string start, string envelope) =>
        DiscordReader.Parse(Encoding.UTF8.GetBytes($"{start},{envelope}}}")) is { } wire ? new DiscordReader(new CommandCatalog()).Read(wire) : null;
}
