using OrganizerBot.Web;

namespace OrganizerBot.Slack;

public sealed class SlackAccountTests
{
    [Theory]
    [InlineData("""{"team_id":"T0001","is_bot":false,"unknown":{"a":1}}""", false)]
    [InlineData("""{"team_id":"T0001","is_restricted":true}""", true)]
    [InlineData("""{"team_id":"T0001","is_ultra_restricted":true}""", true)]
    [InlineData("""{"team_id":"T0001","is_bot":true}""", true)]
    [InlineData("""{"team_id":"T0001","deleted":true}""", true)]
    [InlineData("""{"team_id":"T0001","is_stranger":true}""", true)]
    [InlineData("""{"team_id":"T0002"}""", true)]
    [InlineData("""{"team_id":"T0002","enterprise_user":{"enterprise_id":"E0009","teams":["T0001","T0002"]}}""", false)]
    [InlineData("""{"team_id":"T0002","enterprise_user":{"enterprise_id":"E0009","teams":["T0002"]}}""", true)]
    public void Guests_bots_and_people_from_elsewhere_may_read_and_not_act(string user, bool isOutside) =>
        Assert.Equal(isOutside, StrictJson.Read(System.Text.Encoding.UTF8.GetBytes(user), SlackJson.Default.SlackAccount)!.IsOutsideOf("T0001"));
}
