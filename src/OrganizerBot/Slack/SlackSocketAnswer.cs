using System.Text.Json.Nodes;

namespace OrganizerBot.Slack;

/// <summary>The one answer to a delivery, however often and on however many connections it comes. What it says is said once.</summary>
internal sealed class SlackSocketAnswer(Func<Task<SlackResponse>> begin)
{
    private readonly Lazy<Task<SlackResponse>> _response = new(begin);
    private readonly Lock _gate = new();
    private bool _isSaid;
    private bool _isElsewhere;
    private int _underWay;

    /// <summary>The response, begun with the first look at it.</summary>
    public Task<SlackResponse> Response => _response.Value;

    /// <summary>Whether it came to nothing, so that another delivery may try again.</summary>
    public bool IsBroken => _response is { IsValueCreated: true, Value.IsFaulted: true };

    /// <summary>What goes into an acknowledgement that is about to be sent.</summary>
    /// <param name="response">The response.</param>
    /// <param name="accepts">Whether this acknowledgement may carry anything.</param>
    public JsonObject? Carry(SlackResponse response, bool accepts)
    {
        lock (_gate)
        {
            if (!accepts || _isElsewhere || response.Body is null)
            {
                return null;
            }

            _underWay++;
            return response.Body;
        }
    }

    /// <summary>Goes on once an acknowledgement was sent, or could not be: what no acknowledgement carries is brought by another way.</summary>
    /// <param name="response">The response.</param>
    /// <param name="carried">Whether the acknowledgement held the body.</param>
    /// <param name="sent">Whether it went out.</param>
    public void Acknowledged(SlackResponse response, bool carried, bool sent)
    {
        Action? next = null;
        lock (_gate)
        {
            _underWay -= carried ? 1 : 0;
            if (_isSaid || _isElsewhere || response.Body is null)
            {
                return;
            }

            if (carried && sent)
            {
                _isSaid = true;
                next = response.Afterwards;
            }
            else if (_underWay == 0)
            {
                _isElsewhere = true;
                next = response.Otherwise;
            }
        }

        next?.Invoke();
    }
}
