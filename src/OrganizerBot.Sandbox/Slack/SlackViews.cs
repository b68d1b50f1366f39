using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>What each person has open: a stack of at most three views. Open forms do not outlive the town's process, as they would not outlive a browser tab.</summary>
internal sealed class SlackViews(TimeProvider clock)
{
    /// <summary>How many views may lie on each other.</summary>
    public const int StackLimit = 3;

    private readonly ConcurrentDictionary<string, List<SlackView>> _stacks = new();
    private readonly Lock _gate = new();

    /// <summary>Opens a view in place of whatever was open.</summary>
    public SlackView Open(string user, string channel, JsonObject definition)
    {
        lock (_gate)
        {
            Stack(user).Clear();
            return Add(user, channel, definition);
        }
    }

    /// <summary>Lays a view on the others; null if the stack is full or nothing is open.</summary>
    public SlackView? Push(string user, JsonObject definition)
    {
        lock (_gate)
        {
            return Stack(user) is { Count: > 0 and < StackLimit } stack ? Add(user, stack[^1].Channel, definition) : null;
        }
    }

    /// <summary>Replaces what a view shows.</summary>
    /// <remarks>What was typed stays where block and action keep their ids, as on Slack.</remarks>
    public void Update(SlackView view, JsonObject definition)
    {
        lock (_gate)
        {
            view.Definition = definition;
            view.Hash = NewHash();
            view.Values = SlackState.Kept(view);
        }
    }

    /// <summary>Takes the uppermost view away.</summary>
    public void Close(SlackView view)
    {
        lock (_gate)
        {
            Stack(view.User).Remove(view);
        }
    }

    /// <summary>Takes everything away that a person has open.</summary>
    public void Clear(string user)
    {
        lock (_gate)
        {
            Stack(user).Clear();
        }
    }

    /// <summary>How many views a person has open.</summary>
    public int Depth(string user)
    {
        lock (_gate)
        {
            return Stack(user).Count;
        }
    }

    /// <summary>The view that a person sees, or null.</summary>
    public SlackView? Top(string user)
    {
        lock (_gate)
        {
            return Stack(user).LastOrDefault();
        }
    }

    /// <summary>Any open view that fits, or null.</summary>
    public SlackView? Find(Func<SlackView, bool> fits)
    {
        lock (_gate)
        {
            return _stacks.Values.SelectMany(stack => stack).FirstOrDefault(fits);
        }
    }

    private List<SlackView> Stack(string user) => _stacks.GetOrAdd(user, _ => []);

    private SlackView Add(string user, string channel, JsonObject definition)
    {
        var stack = Stack(user);
        var id = SlackSecrets.Id('V');
        var view = new SlackView
        {
            Id = id,
            User = user,
            Channel = channel,
            RootId = stack.FirstOrDefault()?.RootId ?? id,
            PreviousId = stack.LastOrDefault()?.Id,
            Definition = definition,
            Hash = NewHash(),
        };
        view.Values = SlackState.Initial(definition);
        stack.Add(view);
        return view;
    }

    private string NewHash() => $"{clock.GetUtcNow().ToUnixTimeSeconds()}.{SlackSecrets.Word(8)}";
}
