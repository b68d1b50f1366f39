using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>Turns names of people, roles and channels into ids, and writes what an interaction tells about them (<c>resolved</c>).</summary>
internal static class DiscordResolving
{
    public static string Person(string name, JsonObject resolved)
    {
        var person = DiscordCast.People.FirstOrDefault(each => each.IsCalled(Bare(name, "<@!", "<@")))
            ?? throw new TownException($"Nobody here is called {name}.");
        Group(resolved, "users")[person.Id] = DiscordShapes.User(person);
        Group(resolved, "members")[person.Id] = DiscordShapes.MemberAlone(person);
        return person.Id;
    }

    public static string Channel(string name, DiscordPerson reader, JsonObject resolved)
    {
        var channel = DiscordCast.Channels.FirstOrDefault(each => each.IsCalled(Bare(name, "<#")) && each.IsSeenBy(reader))
            ?? throw new TownException($"There is no channel {name}.");
        Group(resolved, "channels")[channel.Id] = DiscordShapes.ResolvedChannel(channel, reader);
        return channel.Id;
    }

    public static string Role(string name, JsonObject resolved)
    {
        var bare = Bare(name, "<@&").TrimStart('@');
        var role = DiscordShapes.Roles().OfType<JsonObject>()
            .FirstOrDefault(each => each.Text("id") == bare || string.Equals(each.Text("name")?.TrimStart('@'), bare, StringComparison.OrdinalIgnoreCase))
            ?? throw new TownException($"There is no role {name}.");
        var id = role.Text("id")!;
        Group(resolved, "roles")[id] = role.DeepClone();
        return id;
    }

    public static string Mentionable(string name, JsonObject resolved) =>
        DiscordCast.People.Any(person => person.IsCalled(Bare(name, "<@!", "<@"))) ? Person(name, resolved) : Role(name, resolved);

    private static JsonObject Group(JsonObject resolved, string kind)
    {
        if (resolved[kind] is not JsonObject group)
        {
            resolved[kind] = group = [];
        }

        return group;
    }

    private static string Bare(string name, params ReadOnlySpan<string> marks)
    {
        foreach (var mark in marks)
        {
            if (name.StartsWith(mark, StringComparison.Ordinal) && name.EndsWith('>'))
            {
                return name[mark.Length..^1];
            }
        }

        return name;
    }
}
