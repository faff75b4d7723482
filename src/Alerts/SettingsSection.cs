using System.ComponentModel;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Alerts;

/// <summary>
/// A section of the settings as the start checks it: all that is wrong at once. The framework's own binding ends at the first value
/// of a section that cannot be converted, and takes no notice of a setting whose name is misspelt.
/// </summary>
/// <param name="name">Of the section, such as <c>Smtp</c>.</param>
public abstract class SettingsSection(string name)
{
    /// <summary>Names within the section, as people write them.</summary>
    protected abstract IReadOnlyCollection<string> Names { get; }

    /// <summary>Values that cannot be read or that are not allowed, one sentence each.</summary>
    public abstract IReadOnlyList<string> Errors(IConfiguration settings);

    /// <summary>Settings of the section that this version does not have, each with its likely meaning.</summary>
    public IEnumerable<string> Unknown(IConfiguration settings) => settings.GetSection(name).GetChildren()
        .Where(setting => !Names.Contains(setting.Key, StringComparer.OrdinalIgnoreCase))
        .Select(setting => $"{name}:{setting.Key}: there is no such setting; "
            + (Spelling.Nearest(setting.Key, Names) is { } meant ? $"did you mean {name}:{meant}?" : $"{name} has {string.Join(", ", Names.Order(StringComparer.Ordinal))}."));
}

/// <summary>A section that is bound to a class: its properties are the settings.</summary>
public sealed class SettingsSection<TOptions>(string name, IValidateOptions<TOptions> validator) : SettingsSection(name)
    where TOptions : class, new()
{
    private static readonly PropertyInfo[] Properties = typeof(TOptions).GetProperties(BindingFlags.Instance | BindingFlags.Public);

    private readonly string _name = name;

    protected override IReadOnlyCollection<string> Names { get; } = [.. Properties.Select(property => property.Name)];

    public override IReadOnlyList<string> Errors(IConfiguration settings)
    {
        var errors = new List<string>();
        var options = new TOptions();
        foreach (PropertyInfo property in Properties.Where(property => property.SetMethod is { IsPublic: true }))
        {
            if (settings[$"{_name}:{property.Name}"] is { } text && Read(property, text, options) is { } error)
            {
                errors.Add(error);
            }
        }

        ValidateOptionsResult result = validator.Validate(Options.DefaultName, options);
        return result.Failed ? [.. errors, .. result.Failures] : errors;
    }

    private string? Read(PropertyInfo property, string text, TOptions options)
    {
        Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        TypeConverter converter = TypeDescriptor.GetConverter(type);
        if (!converter.CanConvertFrom(typeof(string)) || (text.Length == 0 && type != property.PropertyType))
        {
            return null;
        }

        try
        {
            property.SetValue(options, converter.ConvertFromInvariantString(text));
            return null;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            return $"{_name}:{property.Name}: expected {Expected(type)}, got '{text}'.";
        }
    }

    private static string Expected(Type type) =>
        type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type))}"
        : type == typeof(bool) ? "true or false"
        : type == typeof(TimeSpan) ? "a time such as 00:00:30"
        : type == typeof(Uri) ? "an address"
        : type == typeof(int) || type == typeof(long) ? "a whole number"
        : type == typeof(double) ? "a number such as 0.7"
        : $"a {type.Name}";
}

public static class SettingsSectionRegistration
{
    /// <summary>Validates the section that <typeparamref name="TOptions"/> is bound to, and has the start check look at it.</summary>
    public static IServiceCollection AddSettings<TOptions>(this IServiceCollection services, string section, IValidateOptions<TOptions> validator)
        where TOptions : class, new()
    {
        var named = new SettingNames<TOptions>(section, validator);
        return services
            .AddSingleton<IValidateOptions<TOptions>>(named)
            .AddSingleton<SettingsSection>(new SettingsSection<TOptions>(section, named));
    }
}
