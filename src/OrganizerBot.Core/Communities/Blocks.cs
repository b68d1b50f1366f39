using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;

namespace OrganizerBot.Communities;

/// <summary>Finds the blocks of the caller's community.</summary>
internal sealed class Blocks(OrganizerDb db)
{
    /// <summary>All of them, the newest day first and in an order within a day that tells nothing.</summary>
    public IQueryable<Block> Of(Caller caller)
    {
        var community = caller.Community.Id;
        return db.Blocks.Where(block => block.CommunityId == community).OrderByDescending(block => block.Day).ThenBy(block => block.Code);
    }

    /// <summary>A block that stands against the caller, or null. Where there are two, the one that says who is meant.</summary>
    public async Task<Block?> StandingAsync(Caller caller, CancellationToken cancellationToken)
    {
        var standing = await AgainstAsync(caller, cancellationToken);
        return standing.FirstOrDefault(block => block.SealedMember is not null) ?? standing.FirstOrDefault();
    }

    /// <summary>All blocks that stand against the caller.</summary>
    public Task<List<Block>> AgainstAsync(Caller caller, CancellationToken cancellationToken)
    {
        var member = Block.TagOfMember(caller.Keys, caller.Visitor.MemberId);
        var author = Block.TagOfAuthor(caller.Keys, Notice.RecipientTag(caller.Keys, caller.Visitor.MemberId));
        return Of(caller).Where(block => block.Tag == member || block.Tag == author).ToListAsync(cancellationToken);
    }

    /// <summary>The block with that tag, or null.</summary>
    public Task<Block?> WithTagAsync(byte[] tag, Caller caller, CancellationToken cancellationToken) => Of(caller).FirstOrDefaultAsync(block => block.Tag == tag, cancellationToken);

    /// <summary>The block with that code, or null.</summary>
    public Task<Block?> WithCodeAsync(Code code, Caller caller, CancellationToken cancellationToken) => Of(caller).FirstOrDefaultAsync(block => block.Code == code, cancellationToken);
}
