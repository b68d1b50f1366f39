using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Slack;

/// <summary><c>auth.test</c>, <c>team.info</c> and <c>users.info</c>.</summary>
internal sealed class SlackPeopleMethods(SlackWorkspace workspace)
{
    /// <summary>The methods of this group.</summary>
    public static IEnumerable<SlackMethod> All(SlackWorkspace workspace)
    {
        var methods = new SlackPeopleMethods(workspace);
        yield return new SlackMethod("auth.test", true, [], _ => methods.Test());
        yield return new SlackMethod("team.info", true, [], methods.Team);
        yield return new SlackMethod("users.info", false, ["user"], methods.User);
    }

    private SlackAnswer Test() => workspace.Organisation is { } organisation ? SlackAnswer.Ok(new JsonObject
    {
        ["url"] = "https://lighthouse-holding.enterprise.slack.example/",
        ["team"] = SlackOrganisation.Name,
        ["user"] = workspace.Manifest.BotName.ToLowerInvariant().Replace(' ', '_'),
        ["team_id"] = organisation.Id,
        ["user_id"] = workspace.App.BotUserId,
        ["bot_id"] = workspace.App.BotId,
        ["enterprise_id"] = organisation.Id,
        ["is_enterprise_install"] = true,
    }) : SlackAnswer.Ok(new JsonObject
    {
        ["url"] = workspace.Team.Url,
        ["team"] = workspace.Team.Name,
        ["user"] = workspace.Manifest.BotName.ToLowerInvariant().Replace(' ', '_'),
        ["team_id"] = workspace.App.TeamId,
        ["user_id"] = workspace.App.BotUserId,
        ["bot_id"] = workspace.App.BotId,
        ["is_enterprise_install"] = false,
    });

    private SlackAnswer Team(SlackArguments arguments) =>
        arguments.Text("team") is { } team && team != workspace.App.TeamId ? SlackAnswer.Fail("team_not_found") : SlackAnswer.Ok(new JsonObject
        {
            ["team"] = new JsonObject
            {
                ["id"] = workspace.App.TeamId,
                ["name"] = workspace.Team.Name,
                ["url"] = workspace.Team.Url,
                ["domain"] = workspace.Team.Domain,
                ["email_domain"] = "",
                ["icon"] = new JsonObject { ["image_default"] = true },
                ["is_verified"] = false,
            },
        });

    private SlackAnswer User(SlackArguments arguments)
    {
        var id = arguments.Text("user")!;
        return SlackCast.People.FirstOrDefault(person => person.Id == id) is { } person
            ? SlackAnswer.Ok(new JsonObject { ["user"] = Describe(person, arguments.Flag("include_locale")) })
            : SlackAnswer.Fail("user_not_found");
    }

    private JsonObject Describe(SlackPerson person, bool withLocale)
    {
        var offset = TimeZoneInfo.FindSystemTimeZoneById(person.Zone).GetUtcOffset(workspace.Clock.GetUtcNow());
        JsonObject user = new()
        {
            ["id"] = person.Id,
            ["team_id"] = workspace.App.TeamId,
            ["name"] = person.Handle,
            ["deleted"] = false,
            ["real_name"] = person.Name,
            ["tz"] = person.Zone,
            ["tz_label"] = person.Zone,
            ["tz_offset"] = (int)offset.TotalSeconds,
            ["profile"] = new JsonObject
            {
                ["real_name"] = person.Name,
                ["real_name_normalized"] = person.Name,
                ["display_name"] = person.Name,
                ["display_name_normalized"] = person.Name,
                ["team"] = workspace.App.TeamId,
            },
        };
        foreach (var flag in (string[])["is_owner", "is_primary_owner", "is_restricted", "is_ultra_restricted", "is_bot", "is_app_user"])
        {
            user[flag] = false;
        }

        user["is_admin"] = person.IsAdmin;
        if (workspace.Organisation is { } organisation)
        {
            user["enterprise_user"] = new JsonObject
            {
                ["id"] = person.Id,
                ["enterprise_id"] = organisation.Id,
                ["enterprise_name"] = SlackOrganisation.Name,
                ["is_admin"] = person.IsAdmin,
                ["is_owner"] = false,
                ["teams"] = new JsonArray([.. organisation.Teams.Select(team => (JsonNode)team)]),
            };
        }

        if (withLocale)
        {
            user["locale"] = person.Locale;
        }

        return user;
    }
}
