using Grpc.Core;
using Grpc.Net.Client;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Standalone.Demo.Seeding;

namespace Picasso.Standalone.Demo;

/// <summary>
/// Fills a data folder with people and pictures through the public API alone, as visitors would. Every step finds out
/// what is done already, so that a run that was killed goes on at the next start. The last thing written is the first
/// person's bio: where it is there, the demo is complete.
/// </summary>
/// <param name="services">The services' door.</param>
/// <param name="clock">For waiting and for the reported times.</param>
/// <param name="photograph">Makes the file of a work; null paints it.</param>
internal sealed class DemoSeeder(GrpcChannel services, TimeProvider clock, Func<Work, byte[]>? photograph = null)
{
    private const int EnrolledAtOnce = 2;
    private const int PicturesPerLine = 10;

    // Shares of the whole time, as they were measured.
    private const double PeopleJoined = 0.1;
    private const double PicturesUploaded = 0.8;
    private const double ReactionsGiven = 0.88;
    private const double SalesMade = 0.99;
    private readonly Retry _retry = new(clock);
    private long _started;

    /// <exception cref="InvalidOperationException">The mail box is closed, or a purchase failed.</exception>
    public async Task SeedAsync(IProgress<DemoProgress> progress, CancellationToken cancellationToken)
    {
        _started = clock.GetTimestamp();
        var enrolment = new UserSeeder(services, _retry, clock);
        if (await enrolment.TryLogInAsync(People.All[0], cancellationToken) is { Account.Profile.Bio.Length: > 0 })
        {
            progress.Report(new DemoProgress("The demo's people and pictures are here already.", 1));
            return;
        }

        var members = await EnrolAsync(enrolment, cancellationToken);
        try
        {
            Report(progress, $"{members.Count} people joined", PeopleJoined);
            await FillAsync(enrolment, members, progress, cancellationToken);
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
        UserSeeder enrolment, IReadOnlyDictionary<string, Member> members, IProgress<DemoProgress> progress, CancellationToken cancellationToken)
    {
        using var gallery = new Gallery(services, _retry, photograph ?? (work => work.Photograph()));
        var pictures = await gallery.HangAsync(members, count =>
        {
            var share = PeopleJoined + ((PicturesUploaded - PeopleJoined) * count / Catalogue.All.Count);
            Report(progress, $"{count} of {Catalogue.All.Count} pictures painted and uploaded", share, isMilestone: count % PicturesPerLine == 0);
        }, cancellationToken);
        var given = await new ReactionSeeder(services, _retry).GiveAsync(members, pictures, cancellationToken);
        Report(progress, $"{given.Likes} likes, {given.Comments} comments, {given.Follows} follows", ReactionsGiven);
        await new SaleSeeder(services, _retry, clock).MakeAsync(members, pictures, cancellationToken);
        Report(progress, $"{Catalogue.Deals.Count} sales, some of them resales", SalesMade);
        foreach (var person in People.All.Reverse())
            await enrolment.IntroduceAsync(members[person.Key], cancellationToken);
    }

    private static async Task<IReadOnlyDictionary<string, Member>> EnrolAsync(UserSeeder enrolment, CancellationToken cancellationToken)
    {
        var members = new System.Collections.Concurrent.ConcurrentDictionary<string, Member>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = EnrolledAtOnce, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForEachAsync(People.All, options, async (person, cancel) =>
                members[person.Key] = await enrolment.EnrolAsync(person, cancel));
            return members;
        }
        catch (RpcException refused) when (refused.ToDomainError()?.Reason == "mail_box_closed")
        {
            throw new InvalidOperationException(
                "The demo reads its own mail, and the local mail box is closed: start in the Development environment, or set Mail:ShowBox.", refused);
        }
    }

    private void Report(IProgress<DemoProgress> progress, string what, double done, bool isMilestone = true) =>
        progress.Report(new DemoProgress($"{what} ({clock.GetElapsedTime(_started).TotalSeconds:0.0} s).", done, isMilestone));
}
