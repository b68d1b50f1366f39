using Microsoft.EntityFrameworkCore;
using OrganizerBot.Communities;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Setup;

/// <summary>The guided setup, by its buttons: it keeps nothing of its own, so that it begins wherever the settings are not whole.</summary>
public sealed class SetUpTests : IAsyncLifetime
{
    private readonly QuietBot _bot = new();

    [Fact]
    public async Task It_leads_through_every_step_and_sets_the_settings_themselves()
    {
        var moderator = _bot.Moderator();

        var owner = await moderator.Says("/organizer setup");
        Assert.StartsWith("Set up: step 1 of 6", moderator.Words(owner), StringComparison.Ordinal);
        var language = await Press(moderator, owner, "Its members");
        Assert.Contains("Set up: step 2 of 6", moderator.Words(language), StringComparison.Ordinal);
        var zone = await Press(moderator, language, "Français");
        Assert.StartsWith("Saved. Language: Français", moderator.Words(zone), StringComparison.Ordinal);
        var channel = await Press(moderator, zone, "Europe/London");
        Assert.Contains("Set up: step 4 of 6", moderator.Words(channel), StringComparison.Ordinal);
        var form = Assert.IsType<Reply.Ask>(await Press(moderator, channel, "Choose a channel")).Form;
        Assert.Equal([("channel", true)], form.Fields.Select(field => (field.Name, field.Required)));
        var review = await moderator.Sends(form, ("channel", "backroom"));
        Assert.Contains("Moderators will be told things in backroom", moderator.Words(review), StringComparison.Ordinal);
        Assert.Contains("Set up: step 5 of 6", moderator.Words(review), StringComparison.Ordinal);
        var digest = await Press(moderator, review, "Every one");
        Assert.StartsWith("Saved. Reviewed first: Every refusal", moderator.Words(digest), StringComparison.Ordinal);
        var asked = Assert.IsType<Reply.Ask>(await Press(moderator, digest, "Choose channel and time")).Form;
        Assert.Equal("weekly thu 18:30", asked.Fields.Single(field => field.Name == "schedule").Value);
        var summary = moderator.Words(await moderator.Sends(asked, ("channel", "news"), ("schedule", "daily 07:15")));

        Assert.Contains("Everything is set.", summary, StringComparison.Ordinal);
        Assert.Contains("First digest: news", summary, StringComparison.Ordinal);
        var community = await _bot.LookAsync(db => db.Communities.SingleAsync());
        Assert.Equal((Ownership.Members, Language.French, "Europe/London", "backroom", ReviewPolicy.All), (community.Owner, community.Language, community.Zone, community.ModeratorsChannelId, community.Review));
        Assert.Equal("daily 07:15", await _bot.LookAsync(db => db.Digests.Select(known => known.Schedule).SingleAsync()));
        Assert.Contains("Language: English → Français", await moderator.Hears("/organizer audit"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/organizer settings zone:Europe/Paris", "step 4 of 6")]
    [InlineData("/organizer channel <#mods>", "step 3 of 6")]
    [InlineData("/digest add <#news>", "step 3 of 6")]
    [InlineData("/organizer settings zone:UTC", "step 4 of 6")]
    public async Task Opened_again_it_begins_at_the_first_step_that_is_not_done_whichever_command_did_the_others(string done, string at)
    {
        await _bot.Moderator().Says(done);

        Assert.Contains(at, await _bot.Moderator().Hears("/organizer setup"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Steps_can_be_skipped_and_gone_back_to_and_the_end_says_what_is_missing()
    {
        var moderator = _bot.Moderator();
        var seen = await moderator.Says("/organizer setup");
        for (var step = 0; step < SetupState.Steps; step++)
        {
            seen = await Press(moderator, seen, "Skip");
        }

        Assert.Contains("Still missing: Controlled by, Time zone, Moderators' channel, First digest.", moderator.Words(seen), StringComparison.Ordinal);
        Assert.DoesNotContain("Send a test message", Labels(seen));
        Assert.Contains("step 3 of 6", moderator.Words(await Press(moderator, seen, "Time zone")), StringComparison.Ordinal);
        Assert.Contains("step 5 of 6", moderator.Words(await Press(moderator, await Press(moderator, seen, "First digest"), "Back")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("forbidden", "I may not write in forbidden.")]
    [InlineData("gone", "I cannot find that channel here.")]
    public async Task A_channel_that_takes_nothing_or_is_another_communitys_is_not_chosen_and_its_step_stays(string channel, string why)
    {
        var reply = await _bot.Moderator().Says($"/organizer setup step:channel channel:<#{channel}>");

        Assert.Contains(why, _bot.Moderator().Words(reply), StringComparison.Ordinal);
        Assert.Contains("step 4 of 6", _bot.Moderator().Words(reply), StringComparison.Ordinal);
        Assert.Null(await _bot.LookAsync(db => db.Communities.Select(community => community.ModeratorsChannelId).SingleAsync()));
        Assert.Contains("step 6 of 6", await _bot.Moderator().Hears($"/organizer setup step:digest channel:<#{channel}>"), StringComparison.Ordinal);
        Assert.Equal(0, await _bot.LookAsync(db => db.Digests.CountAsync()));
    }

    [Fact]
    public async Task What_is_no_zone_is_explained_in_the_forms_own_place()
    {
        var moderator = _bot.Moderator();
        var form = Assert.IsType<Reply.Ask>(await moderator.Says("/organizer setup step:zone ask:yes")).Form;
        Assert.Equal(["zone"], form.Fields.Select(field => field.Name));

        var mend = Assert.IsType<Reply.Mend>(await moderator.Sends(form, ("zone", "Nowhere/Atlantis")));

        var field = Assert.Single(mend.Form.Fields);
        Assert.Equal("zone", field.Name);
        Assert.Contains("is not a time zone", field.Problem, StringComparison.Ordinal);
        Assert.Contains("step 4 of 6", moderator.Words(await moderator.Sends(mend.Form, ("zone", "Asia/Tokyo"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_take_a_place_back_from_an_employer_is_asked_once_here_too()
    {
        var moderator = _bot.Moderator();
        await moderator.Says("/organizer settings owner:employer");

        var asked = await moderator.Says("/organizer setup step:owner owner:members");

        Assert.StartsWith("Say that no employer controls this place", moderator.Words(asked), StringComparison.Ordinal);
        Assert.Equal(Ownership.Employer, await _bot.LookAsync(db => db.Communities.Select(community => community.Owner).SingleAsync()));
        Assert.Contains("step 2 of 6", moderator.Words(await Press(moderator, asked, "Its members control it")), StringComparison.Ordinal);
        Assert.Equal(Ownership.Members, await _bot.LookAsync(db => db.Communities.Select(community => community.Owner).SingleAsync()));
    }

    [Fact]
    public async Task Whoever_is_no_moderator_any_more_goes_no_step_further()
    {
        var seen = await _bot.Moderator().Says("/organizer setup");

        Assert.StartsWith("Only moderators", _bot.Member("Mo").Words(await Press(_bot.Member("Mo"), seen, "An employer")), StringComparison.Ordinal);
        Assert.Equal(Ownership.Members, await _bot.LookAsync(db => db.Communities.Select(community => community.Owner).SingleAsync()));
    }

    [Fact]
    public async Task A_test_message_is_posted_once_however_often_the_press_arrives()
    {
        var moderator = _bot.Moderator();
        Assert.Contains("no moderators' channel", await moderator.Hears("/organizer setup test:yes"), StringComparison.Ordinal);
        await moderator.Says("/organizer channel <#mods>");
        var line = Line(await moderator.Says("/organizer setup step:summary"), "Send a test message");

        Assert.Contains("on its way to mods", moderator.Words(await moderator.Delivers(line, "press-1")), StringComparison.Ordinal);
        await moderator.Delivers(line, "press-1");
        await moderator.Delivers(line, "press-2");
        await _bot.RunAsync<OutboxPump>(pump => pump.PassAsync(TestContext.Current.CancellationToken));
        await _bot.RunAsync<OutboxPump>(pump => pump.PassAsync(TestContext.Current.CancellationToken));

        var post = Assert.Single(_bot.Discord.Posts);
        Assert.Equal("mods", post.Channel.Id);
        Assert.StartsWith("Test message", Flat.Text(post.Content, Words.In(Language.English)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr", "Configuration : étape 1 sur 6", "Europe/Paris")]
    [InlineData("de", "Einrichten: Schritt 1 von 6", "Europe/Berlin")]
    [InlineData("es", "Configuración: paso 1 de 6", "Europe/Madrid")]
    public async Task It_speaks_the_moderators_language_and_offers_the_zones_of_its_speakers(string code, string heading, string zone)
    {
        var moderator = _bot.Moderator() with { Language = Language.All.Single(language => language.Code == code) };

        Assert.StartsWith(heading, await moderator.Hears("/organizer setup"), StringComparison.Ordinal);
        Assert.Contains(zone, Labels(await moderator.Says("/organizer setup step:zone")));
    }

    [Fact]
    public async Task Status_and_claiming_offer_it()
    {
        Assert.Contains("Set up", Labels(await _bot.Moderator().Says("/organizer status")));
        Assert.Contains("Set up", Labels(CommunityMessages.Claimed(Words.In(Language.English), await _bot.LookAsync(db => db.Communities.SingleAsync()), overruled: false)));
    }

    public ValueTask InitializeAsync() => _bot.InitializeAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    private static Task<Reply> Press(Person person, Reply reply, string label) => person.Says(Line(reply, label));

    private static string Line(Reply reply, string label) => Buttons(reply).Single(button => button.Label == label).Line.ToString();

    private static IEnumerable<string> Labels(Reply reply) => Buttons(reply).Select(button => button.Label);

    private static IReadOnlyList<Button> Buttons(Reply reply) => Assert.IsType<Reply.Say>(reply).Message.Buttons;
}
