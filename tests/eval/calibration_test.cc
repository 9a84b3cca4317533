#include "eval/calibration.h"

#include <doctest/doctest.h>

#include "eval/report.h"

namespace align {
namespace {

// Counted by hand below.
const std::vector<JudgedRow> kRows = {{0.4, false}, {0.5, true},         {0.59, false},
                                      {0.9, true},  {0.94, true},        {0.95, false},
                                      {1.0, true},  {std::nullopt, true}};

TEST_CASE("calibration: bins hold their lower bound, the last one also 1") {
  const Calibration c = calibrate(kRows);
  const size_t rows[] = {1, 2, 0, 0, 0, 2, 2};
  const size_t right[] = {0, 1, 0, 0, 0, 2, 1};
  for (size_t i = 0; i < c.bins.size(); ++i) {
    CAPTURE(i);
    CHECK(c.bins[i].rows == rows[i]);
    CHECK(c.bins[i].right == right[i]);
  }
  CHECK(c.bins[1].share() == 0.5);
  CHECK(c.bins[1].mean() == doctest::Approx(0.545));
  CHECK(c.bins[5].mean() == doctest::Approx(0.92));
  CHECK(c.bins[2].share() == 0);
  CHECK(c.high.rows == 4);
  CHECK(c.high.share() == 0.75);
  CHECK(c.right == 4);  // without the row that has no score
  CHECK(c.share_of_right() == 0.75);
  CHECK(c.unscored == 1);
}

TEST_CASE("calibration: in words and in JSON") {
  const Calibration c = calibrate(kRows);
  CHECK(calibration_text(c) ==
        "score      rows right share right mean score\n"
        "0.00-0.50     1     0       0.000      0.400\n"
        "0.50-0.60     2     1       0.500      0.545\n"
        "0.60-0.70     0     0\n"
        "0.70-0.80     0     0\n"
        "0.80-0.90     0     0\n"
        "0.90-0.95     2     2       1.000      0.920\n"
        "0.95-1.00     2     1       0.500      0.975\n"
        "rows with score >= 0.9: 4, right 3 (0.750), that is 0.750 of all right rows\n"
        "left out: 1 rows without a score from 0 to 1\n");
  const std::string json = score_json(Score{}, 0, &c);
  CHECK(
      json.find(
          R"({"low":0.5,"high":0.6,"rows":2,"right":1,"share_right":0.5000,"mean_score":0.5450})") !=
      std::string::npos);
  CHECK(
      json.find(
          R"("high":{"low":0.9,"high":1,"rows":4,"right":3,"share_right":0.7500,"mean_score":0.9475},)"
          R"("share_of_right":0.7500,"unscored":1}})") != std::string::npos);
  CHECK(score_json(Score{}, 0).find("calibration") == std::string::npos);
}

TEST_CASE("calibration: rows are the predictions that count, right when exact") {
  const auto gold = read_gold(
      R"({"id":1,"pairs":[{"type":"LOC","en":"Hue","en_span":[5,8],"vi":"Huế","vi_span":[0,3]},)"
      R"({"type":"NUM","en":"2","en_span":[9,10],"vi":"2","vi_span":[9,10]}]})",
      "gold");
  REQUIRE(gold.ok());
  const auto scores = [&](const std::string& row) {
    const auto predicted = read_predictions(R"({"id":1,"alignments":[)" + row + "]}", "pred");
    REQUIRE(predicted.ok());
    std::vector<JudgedRow> rows = score(*gold, *predicted, {"LOC"}).rows;
    REQUIRE(rows.size() <= 1);
    return rows;
  };
  const auto row = [](int begin, const std::string& more) {
    return R"({"type":"LOC","en":{"start":)" + std::to_string(begin) +
           R"(,"end":8},"vi":{"start":0,"end":3})" + more + "}";
  };
  CHECK(scores(row(5, R"(,"score":0.75)"))[0].score == 0.75);
  CHECK(scores(row(5, ""))[0].right);
  CHECK_FALSE(scores(row(5, ""))[0].score);
  CHECK(scores(row(5, R"(,"score":1)"))[0].score == 1.0);
  CHECK_FALSE(scores(row(5, R"(,"score":1.5)"))[0].score);
  CHECK_FALSE(scores(row(5, R"(,"score":"high")"))[0].score);
  CHECK_FALSE(scores(row(6, ""))[0].right);  // partial only
  // It serves a gold pair of a type that was not asked for
  CHECK(scores(R"({"type":"LOC","en":{"start":9,"end":10},"vi":{"start":9,"end":10}})").empty());
}

}  // namespace
}  // namespace align
