using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Background;
using Picasso.Contracts.Users;
using Picasso.Pictures.Queries.ReadModel;
using Picasso.Pictures.Queries.Searching.Words;
using Picasso.ServiceDefaults.Grpc;

namespace Picasso.Pictures.Queries.NamingPeople;

/// <summary>
/// Reads from Users the names of owners and creators, so that their pictures are found by them: new people's soon after their first picture, everybody's
/// periodically, since a changed name and a closed account are no events of a picture.
/// </summary>
internal sealed class NamesRefill(
    Profiles.ProfilesClient profiles, IPictureReadModel pictures, TimeProvider clock, IOptions<PictureQueriesOptions> options, ILogger<NamesRefill> logger)
    : BackgroundLoop(clock, logger)
{
    // What GetProfiles accepts.
    private const int PageSize = 200;

    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(2), s_timeout = TimeSpan.FromSeconds(30);

    private DateTimeOffset _nextRefill = DateTimeOffset.MinValue;

    protected override Task LoopAsync(CancellationToken stoppingToken) => RepeatAsync(FillAsync, s_look, LoopSettings.Usual, stoppingToken);

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        if (Clock.GetUtcNow() >= _nextRefill)
        {
            await FillAllAsync(cancellationToken);
            _nextRefill = Clock.GetUtcNow() + options.Value.NamesRefillInterval;
        }

        while (await pictures.Index.ListUnnamedAsync(PageSize, cancellationToken) is { Count: > 0 } unnamed)
            await NameAsync(unnamed, cancellationToken);
    }

    private async Task FillAllAsync(CancellationToken cancellationToken)
    {
        var last = "";
        while (await pictures.Index.ListPeopleAsync(last, PageSize, cancellationToken) is { Count: > 0 } people)
        {
            await NameAsync(people, cancellationToken);
            last = people[^1];
        }
    }

    // A closed account is absent from the answer, and loses its name.
    private async Task NameAsync(IReadOnlyList<string> people, CancellationToken cancellationToken)
    {
        var request = new GetProfilesRequest { UserIds = { people } };
        var answer = await ServiceCall.InvokeAsync(
            stop => profiles.GetProfilesAsync(request, cancellationToken: stop), Clock, Logger, cancellationToken, s_timeout);
        var names = answer.Profiles.ToDictionary(profile => profile.UserId, profile => profile.DisplayName);
        await pictures.Index.SetNamesAsync(
            [.. people.Select(id => names.GetValueOrDefault(id, "")).Zip(people, (name, id) => new PersonName(id, name, NameWords.Of(name)))], cancellationToken);
    }
}
