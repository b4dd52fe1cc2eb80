using Grpc.Core;
using Grpc.Net.Client;
using Picasso.Demo.Seeding;
using Picasso.ServiceDefaults.Grpc;

namespace Picasso.Demo;

/// <summary>
/// Fills a data folder with people and pictures through the public API alone, as visitors would. Every step finds out
/// what is done already, so that a run that was killed goes on at the next start. The last thing written is the first
/// person's bio: where it is there, the demo is complete.
/// </summary>
public sealed class DemoSeeder
{
    private const int SignUpsAtOnce = 2;
    private const int PicturesPerLine = 10;

    // Shares of the whole time, as they were measured.
    private const double PeopleJoined = 0.1;
    private const double PicturesUploaded = 0.8;
    private const double ReactionsGiven = 0.88;
    private const double SalesMade = 0.99;
    private readonly GrpcChannel _services;
    private readonly TimeProvider _clock;
    private readonly Func<Work, byte[]> _photograph;
    private readonly Retry _retry;
    private long _started;

    /// <param name="services">Where the services are called.</param>
    /// <param name="clock">For waiting and for the reported times.</param>
    public DemoSeeder(GrpcChannel services, TimeProvider clock)
        : this(services, clock, work => work.Photograph()) { }

    /// <param name="services">Where the services are called.</param>
    /// <param name="clock">For waiting and for the reported times.</param>
    /// <param name="photograph">Makes the file of a work.</param>
    internal DemoSeeder(GrpcChannel services, TimeProvider clock, Func<Work, byte[]> photograph) =>
        (_services, _clock, _photograph, _retry) = (services, clock, photograph, new Retry(clock));

    /// <summary>Does what is not done yet.</summary>
    /// <exception cref="InvalidOperationException">The mail box is closed, or a purchase failed.</exception>
    public async Task SeedAsync(IProgress<DemoProgress> progress, CancellationToken cancellationToken)
    {
        _started = _clock.GetTimestamp();
        var users = new UserSeeder(_services, _retry, _clock);
        if (await users.TryLogInAsync(People.All[0], cancellationToken) is { Account.Profile.Bio.Length: > 0 })
        {
            progress.Report(new DemoProgress("The demo's people and pictures are here already.", 1));
            return;
        }

        var members = await SignUpAsync(users, cancellationToken);
        try
        {
            Report(progress, $"{members.Count} people joined", PeopleJoined);
            await FillAsync(users, members, progress, cancellationToken);
            foreach (var member in members.Values)
                await member.LeaveAsync(cancellationToken);
        }
        finally
        {
            foreach (var member in members.Values)
                member.Dispose();
        }

        Report(progress, $"ready. Sign in as {People.All[0].Email} with the password \"{People.DemoPassword}\"", 1);
    }

    private async Task FillAsync(
        UserSeeder users, IReadOnlyDictionary<string, Member> members, IProgress<DemoProgress> progress, CancellationToken cancellationToken)
    {
        using var seeder = new PictureSeeder(_services, _retry, _photograph);
        var pictures = await seeder.UploadAsync(members, count =>
        {
            var share = PeopleJoined + ((PicturesUploaded - PeopleJoined) * count / Catalogue.All.Count);
            Report(progress, $"{count} of {Catalogue.All.Count} pictures painted and uploaded", share, isMilestone: count % PicturesPerLine == 0);
        }, cancellationToken);
        var given = await new ReactionSeeder(_services, _retry).GiveAsync(members, pictures, cancellationToken);
        Report(progress, $"{given.Likes} likes, {given.Comments} comments, {given.Follows} follows", ReactionsGiven);
        await new SaleSeeder(_services, _retry, _clock).MakeAsync(members, pictures, cancellationToken);
        Report(progress, $"{Catalogue.Deals.Count} sales, some of them resales", SalesMade);
        foreach (var person in People.All.Reverse())
            await users.WriteBioAsync(members[person.Key], cancellationToken);
    }

    private static async Task<IReadOnlyDictionary<string, Member>> SignUpAsync(UserSeeder users, CancellationToken cancellationToken)
    {
        var members = new System.Collections.Concurrent.ConcurrentDictionary<string, Member>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = SignUpsAtOnce, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForEachAsync(People.All, options, async (person, cancel) =>
                members[person.Key] = await users.SignUpAsync(person, cancel));
            return members;
        }
        catch (RpcException refused) when (refused.ToDomainError()?.Reason == "mail_box_closed")
        {
            throw new InvalidOperationException(
                "The demo reads its own mail, and the local mail box is closed: start in the Development environment, or set Picasso:Mail:ShowBox.", refused);
        }
    }

    private void Report(IProgress<DemoProgress> progress, string what, double done, bool isMilestone = true) =>
        progress.Report(new DemoProgress($"{what} ({_clock.GetElapsedTime(_started).TotalSeconds:0.0} s).", done, isMilestone));
}
