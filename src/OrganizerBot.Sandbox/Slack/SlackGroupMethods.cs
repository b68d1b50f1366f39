using System.Globalization;
using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Slack;

/// <summary><c>usergroups.list</c> and <c>usergroups.users.list</c>, for apps that asked for <c>usergroups:read</c>.</summary>
internal sealed class SlackGroupMethods(SlackWorkspace workspace)
{
    private const string Scope = "usergroups:read";
    private const long Founded = 1_780_000_000;

    /// <summary>The methods of this group.</summary>
    public static IEnumerable<SlackMethod> All(SlackWorkspace workspace)
    {
        var methods = new SlackGroupMethods(workspace);
        yield return new SlackMethod("usergroups.list", false, [], arguments => methods.Allowed(() => methods.List(arguments))) { NeedsTeam = true };
        yield return new SlackMethod("usergroups.users.list", false, ["usergroup"], arguments => methods.Allowed(() => methods.Users(arguments))) { NeedsTeam = true };
    }

    private SlackAnswer Allowed(Func<SlackAnswer> answer) => workspace.Manifest.Scopes.Split(',').Contains(Scope)
        ? answer()
        : SlackAnswer.Fail("missing_scope") with { Body = new JsonObject { ["needed"] = Scope, ["provided"] = workspace.Manifest.Scopes } };

    private SlackAnswer List(SlackArguments arguments) => SlackAnswer.Ok(new JsonObject
    {
        ["usergroups"] = new JsonArray([.. workspace.UserGroups.All.Select(group => (JsonNode)Describe(group, arguments))]),
    });

    private SlackAnswer Users(SlackArguments arguments) => workspace.UserGroups.All.FirstOrDefault(group => group.Id == arguments.Text("usergroup")) is { } group
        ? SlackAnswer.Ok(new JsonObject { ["users"] = Members(group) })
        : SlackAnswer.Fail("no_such_subteam");

    private JsonObject Describe(SlackUserGroup group, SlackArguments arguments)
    {
        var described = new JsonObject
        {
            ["id"] = group.Id,
            ["team_id"] = workspace.App.TeamId,
            ["is_usergroup"] = true,
            ["name"] = group.Name,
            ["description"] = group.Purpose,
            ["handle"] = group.Handle,
            ["is_external"] = false,
            ["date_create"] = Founded,
            ["date_update"] = Founded,
            ["date_delete"] = 0,
            ["auto_type"] = null,
            ["created_by"] = SlackCast.People[0].Id,
            ["updated_by"] = SlackCast.People[0].Id,
            ["deleted_by"] = null,
            ["prefs"] = new JsonObject { ["channels"] = new JsonArray(), ["groups"] = new JsonArray() },
        };
        if (arguments.Flag("include_count"))
        {
            described["user_count"] = group.Members.Count.ToString(CultureInfo.InvariantCulture);
        }

        if (arguments.Flag("include_users"))
        {
            described["users"] = Members(group);
        }

        return described;
    }

    private static JsonArray Members(SlackUserGroup group) => [.. group.Members.Select(member => (JsonNode)member)];
}
