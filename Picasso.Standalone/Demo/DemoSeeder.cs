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
    private readonly Patience _patience = new(clock);
    private long _started;

    /// <exception cref="InvalidOperationException">The mail box is closed, or a purchase failed.</exception>
    public async Task SeedAsync(IProgress<string> progress, CancellationToken cancellationToken)
    {
        _started = clock.GetTimestamp();
        var enrolment = new Enrolment(services, _patience, clock);
        if (await enrolment.TryLogInAsync(People.All[0], cancellationToken) is { Account.Profile.Bio.Length: > 0 })
        {
            progress.Report("The demo's people and pictures are here already.");
            return;
        }

        var members = await EnrolAsync(enrolment, cancellationToken);
        try
        {
            Report(progress, $"{members.Count} people joined");
            await FillAsync(enrolment, members, progress, cancellationToken);
            foreach (var member in members.Values)
                await member.LeaveAsync(cancellationToken);
        }
        finally
        {
            foreach (var member in members.Values)
                member.Dispose();
        }

        Report(progress, $"ready. Sign in as {People.All[0].Email} with the password \"{People.DemoPassword}\"");
    }

    private async Task FillAsync(
        Enrolment enrolment, IReadOnlyDictionary<string, Member> members, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var pictures = await new Gallery(services, _patience, photograph ?? (work => work.Photograph())).HangAsync(members, count =>
        {
            if (count % PicturesPerLine == 0)
                Report(progress, $"{count} of {Catalogue.All.Count} pictures painted and uploaded");
        }, cancellationToken);
        var given = await new Applause(services, _patience).GiveAsync(members, pictures, cancellationToken);
        Report(progress, $"{given.Likes} likes, {given.Comments} comments, {given.Follows} follows");
        await new Trades(services, _patience, clock).MakeAsync(members, pictures, cancellationToken);
        Report(progress, $"{Catalogue.Deals.Count} sales, some of them resales");
        foreach (var person in People.All.Reverse())
            await enrolment.IntroduceAsync(members[person.Key], cancellationToken);
    }

    private static async Task<IReadOnlyDictionary<string, Member>> EnrolAsync(Enrolment enrolment, CancellationToken cancellationToken)
    {
        var members = new System.Collections.Concurrent.ConcurrentDictionary<string, Member>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = EnrolledAtOnce, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForEachAsync(People.All, options, async (person, cancel) =>
                members[person.Key] = await enrolment.EnrolAsync(person, cancel));
            return members;
        }
        catch (RpcException refused) when (refused.ToRefusal()?.Reason == "mail_box_closed")
        {
            throw new InvalidOperationException(
                "The demo reads its own mail, and the local mail box is closed: start in the Development environment, or set Mail:ShowBox.", refused);
        }
    }

    private void Report(IProgress<string> progress, string what) =>
        progress.Report($"Demo: {what} ({clock.GetElapsedTime(_started).TotalSeconds:0.0} s).");
}
