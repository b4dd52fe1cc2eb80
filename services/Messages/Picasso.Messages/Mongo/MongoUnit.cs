using MongoDB.Driver;

namespace Picasso.Messages.Mongo;

/// <summary>One transaction, with a common clock value of the users it concerns.</summary>
/// <param name="Session">Used by every operation.</param>
/// <param name="People">The users it concerns.</param>
/// <param name="Turn">Their clock value.</param>
internal sealed record MongoUnit(IClientSessionHandle Session, IReadOnlyDictionary<string, PersonDocument> People, long Turn)
{
    private static readonly FindOneAndUpdateOptions<PersonDocument> s_after = new() { IsUpsert = true, ReturnDocument = ReturnDocument.After };

    /// <summary>Increments the clocks of these users: until the transaction ends, no other write that concerns one of them is decided.</summary>
    public static async Task<MongoUnit> BeginAsync(
        MongoMessages messages, IClientSessionHandle session, IEnumerable<string> userIds, CancellationToken cancellationToken)
    {
        var people = new Dictionary<string, PersonDocument>();
        // Fixed lock order prevents deadlocks.
        foreach (var userId in userIds.Distinct().Order(StringComparer.Ordinal))
        {
            people[userId] = await messages.People.FindOneAndUpdateAsync(
                session, Builders<PersonDocument>.Filter.Eq(person => person.UserId, userId),
                Builders<PersonDocument>.Update.Inc(person => person.Turn, 1), s_after, cancellationToken);
        }

        var turn = people.Values.Max(person => person.Turn);
        var behind = people.Values.Where(person => person.Turn < turn).Select(person => person.UserId).ToList();
        if (behind.Count > 0)
            await messages.People.UpdateManyAsync(
                session, Builders<PersonDocument>.Filter.In(person => person.UserId, behind),
                Builders<PersonDocument>.Update.Set(person => person.Turn, turn), cancellationToken: cancellationToken);
        return new MongoUnit(session, people, turn);
    }

    /// <summary>Whether one of the two blocked the other.</summary>
    public bool IsBlockedBetween(string one, string other) =>
        People[one].Blocked.Contains(other) || People[other].Blocked.Contains(one);

    /// <summary>Whether the user closed the account.</summary>
    public bool HasLeft(string userId) => People[userId].HasLeft;
}
