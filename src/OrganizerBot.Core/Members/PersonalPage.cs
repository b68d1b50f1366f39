using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Members;

/// <summary>What a personal link's page says and does. It knows nothing of pages: it answers in messages, like every command.</summary>
public sealed class PersonalPage(IServiceScopeFactory scopes)
{
    private const int Attempts = 3;

    /// <summary>What is kept about whoever the link stands for. Looking changes nothing.</summary>
    /// <returns>Null for a link that is wrong, used up or too old.</returns>
    public async Task<Message?> ShowAsync(string? token, Language language, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var links = scope.ServiceProvider.GetRequiredService<PersonalLinks>();
        var read = LinkToken.Read(token);
        if (read is null || await links.FindAsync(read, cancellationToken) is not { } link)
        {
            return null;
        }

        var caller = await links.RecogniseAsync(link, read, language, cancellationToken);
        return MemberMessages.Page(caller, await scope.ServiceProvider.GetRequiredService<Holdings>().ShowAsync(caller, cancellationToken));
    }

    /// <summary>Erases everything that is kept about whoever the link stands for, and uses the link up.</summary>
    /// <returns>What stays, or null for a link that is wrong, used up or too old.</returns>
    public async Task<Message?> ForgetAsync(string? token, Language language, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                return await ForgetAsync(LinkToken.Read(token), language, scope.ServiceProvider, cancellationToken);
            }
            catch (Exception e) when (attempt < Attempts && scope.ServiceProvider.GetRequiredService<OrganizerDb>().WasOvertaken(e))
            {
                // Somebody was faster; the same work runs again from the start.
            }
        }
    }

    private static async Task<Message?> ForgetAsync(LinkToken? token, Language language, IServiceProvider services, CancellationToken cancellationToken)
    {
        var links = services.GetRequiredService<PersonalLinks>();
        if (token is null || await links.FindAsync(token, cancellationToken) is not { } link)
        {
            return null;
        }

        var caller = await links.RecogniseAsync(link, token, language, cancellationToken);
        links.UseUp(link);
        await services.GetRequiredService<Erasure>().EraseAsync(caller, cancellationToken);
        return MemberMessages.ForgottenByLink(caller);
    }
}
