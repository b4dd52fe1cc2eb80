namespace Picasso.Contracts.Bus;

/// <summary>
/// What a service may do on the broker. It consumes from its own queues, and publishes its own messages: a service that was taken over reads no other
/// service's queue and publishes no message in its name.
/// </summary>
/// <param name="Service">The service, see <see cref="ServiceNames"/>.</param>
/// <param name="Publishes">Messages to other services.</param>
/// <param name="Consumes">Messages of other services.</param>
public sealed record BusRights(string Service, IReadOnlyList<Type> Publishes, IReadOnlyList<Type> Consumes)
{
    // Messages within a service have its namespace. The bus publishes a fault, which has no consumer, for a message that failed.
    private const string Faults = "MassTransit:[A-Za-z]*Fault.*";

    private static readonly string s_namespace = typeof(BusRights).Namespace!.Replace(".", "[.]", StringComparison.Ordinal);

    /// <summary>Every service that is on the bus.</summary>
    public static IReadOnlyList<BusRights> All { get; } =
    [
        new(ServiceNames.Users, [typeof(AccountClosed), typeof(PersonMailed)], [typeof(MailPerson)]),
        new(ServiceNames.PicturesCommands,
            [
                typeof(PictureReserved), typeof(ReservationRefused), typeof(ReservationReleased), typeof(OwnershipMoved), typeof(TransferRefused), typeof(PictureSold),
                typeof(PictureFrozen), typeof(PictureNotFrozen), typeof(PictureUnfrozen), typeof(OwnershipReturned), typeof(ReturnRefused),
            ],
            [
                typeof(ReservePicture), typeof(ReleaseReservation), typeof(TransferOwnership), typeof(FreezePicture), typeof(UnfreezePicture), typeof(ReturnOwnership),
                typeof(AccountClosed),
            ]),
        new(ServiceNames.PicturesQueries, [], [typeof(PictureReactionsChanged)]),
        new(ServiceNames.Payments,
            [
                typeof(ReservePicture), typeof(ReleaseReservation), typeof(TransferOwnership), typeof(FreezePicture), typeof(UnfreezePicture), typeof(ReturnOwnership),
                typeof(MailPerson),
            ],
            [
                typeof(PictureReserved), typeof(ReservationRefused), typeof(ReservationReleased), typeof(OwnershipMoved), typeof(TransferRefused), typeof(PersonMailed),
                typeof(PictureFrozen), typeof(PictureNotFrozen), typeof(PictureUnfrozen), typeof(OwnershipReturned), typeof(ReturnRefused),
            ]),
        new(ServiceNames.Reactions,
            [typeof(PictureReactionsChanged), typeof(PictureLiked), typeof(CommentAdded), typeof(PersonFollowed)], [typeof(AccountClosed)]),
        new(ServiceNames.Messages,
            [], [typeof(CommentAdded), typeof(PictureLiked), typeof(PersonFollowed), typeof(PictureSold), typeof(AccountClosed)]),
    ];

    /// <summary>Names of queues and exchanges that the service declares, as a regular expression without anchors.</summary>
    /// <param name="prefix">Prefix of all names on the bus, usually none.</param>
    public string Configure(string prefix = "") => Pattern(prefix, [.. Publishes, .. Consumes]);

    /// <summary>Names that it publishes to and binds to its queues.</summary>
    /// <inheritdoc cref="Configure"/>
    public string Write(string prefix = "") => Pattern(prefix, Publishes);

    /// <summary>Names that it consumes from and whose messages its queues receive.</summary>
    /// <inheritdoc cref="Configure"/>
    public string Read(string prefix = "") => Pattern(prefix, [.. Publishes, .. Consumes]);

    // Brackets instead of backslashes, which shells and publishers would have to escape.
    private string Pattern(string prefix, IReadOnlyList<Type> messages) => string.Join('|',
    [
        $"{prefix}{Service}-.*",
        $"{prefix}Picasso[.]{string.Join("[.]", Service.Split('-').Select(Capitalised))}[.:].*",
        $"{prefix}{Faults}",
        .. messages.Count == 0 ? [] : new[] { $"{prefix}{s_namespace}:({string.Join('|', messages.Select(message => message.Name))})" },
    ]);

    private static string Capitalised(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
